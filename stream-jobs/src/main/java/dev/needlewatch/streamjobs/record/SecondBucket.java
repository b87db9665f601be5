package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One second of one pen on one area and zone: what its readings add up to, whatever their order.
 *
 * <p>Depth and speed are those of needling readings; of all readings only where none needled, so
 * that a needle set deeper in the air does not look like one in the skin. Sums are whole
 * micrometres and millionths, so that order does not show in the last digit.
 *
 * <p>Needling time: each needling reading stands for the time since the reading before it, at most
 * {@value #LONGEST_GAP_MS} ms. The neighbours in other buckets are not looked up, so that the sum
 * does not hang on the order of arrival: near the second's ends needling is taken to go on over
 * them, and a reading that comes first further in stands for {@value #PERIOD_MS} ms. Over seconds
 * of steady needling that adds up to the time itself; each start and stop may err by a gap.
 *
 * <p>A Flink POJO: public members, and no others.
 */
public final class SecondBucket {
    /** A gap longer than this is a pause or a loss, not needling. */
    static final int LONGEST_GAP_MS = 200;

    /** What one reading stands for while the motor is on: ten come a second. */
    static final int PERIOD_MS = 100;

    private static final int SECOND_MS = 1_000;
    private static final double SCALE = 1e6;

    /** Start of the second, pen's time, ms. */
    public long second;

    public String area = "";

    /** Empty where the reading had none. */
    public String zone = "";

    public String treatment = "";

    /** The limit in force when the newest of its readings came, mm; and which that was. */
    public double limitMm;

    /** The warning in force with that limit, mm; null if the treatment has none. */
    public @Nullable Double warnMm;

    public long limitBoot;
    public long limitSeq;

    public long samples;
    public boolean needled;
    public long counted;
    public double depthMin;
    public double depthMax;
    public long depthSum;
    public double speedMin;
    public double speedMax;
    public long speedSum;
    public @Nullable Double setDepth;
    public long setDepthBoot;
    public long setDepthSeq;
    public @Nullable Integer passes;

    /** Twice the offset in the second, plus one if needling; ascending, each once. */
    public int[] marks = {};

    /** Wall time by which it is written; 0 while nothing new is in it. */
    public long dueAt;

    /** Needling time as it was last written, ms. */
    public long writtenNeedlingMs;

    /** Wall time of the last reading. */
    public long touchedAt;

    public SecondBucket() {}

    /** Notes the limit and warning that bind a reading, unless a newer one came before. */
    void bind(Reading reading, EffectiveLimit limit) {
        if (reading.boot() > limitBoot
                || (reading.boot() == limitBoot && reading.seq() >= limitSeq)) {
            limitBoot = reading.boot();
            limitSeq = reading.seq();
            limitMm = limit.maxMm();
            warnMm = limit.warnMm();
        }
    }

    boolean holds(long second, String area, String zone) {
        return this.second == second && this.area.equals(area) && this.zone.equals(zone);
    }

    void add(Reading reading) {
        samples++;
        boolean needling = reading.needling();
        mark((int) (reading.at() - second) * 2 + (needling ? 1 : 0));
        Integer count = reading.passes();
        if (count != null && (passes == null || count > passes)) {
            passes = count;
        }
        if (needling && !needled) {
            needled = true;
            counted = 0;
            setDepth = null;
        }
        if (needling == needled) {
            measure(reading);
        }
    }

    private void measure(Reading reading) {
        double depth = reading.depthMm();
        double speed = reading.speedRpm();
        boolean first = counted == 0;
        depthMin = first ? depth : Math.min(depthMin, depth);
        depthMax = first ? depth : Math.max(depthMax, depth);
        depthSum = (first ? 0 : depthSum) + Math.round(depth * SCALE);
        speedMin = first ? speed : Math.min(speedMin, speed);
        speedMax = first ? speed : Math.max(speedMax, speed);
        speedSum = (first ? 0 : speedSum) + Math.round(speed * SCALE);
        counted++;
        if (reading.setDepthMm() != null && (setDepth == null || isAfterSetDepth(reading))) {
            setDepth = reading.setDepthMm();
            setDepthBoot = reading.boot();
            setDepthSeq = reading.seq();
        }
    }

    private boolean isAfterSetDepth(Reading reading) {
        return reading.boot() > setDepthBoot
                || (reading.boot() == setDepthBoot && reading.seq() > setDepthSeq);
    }

    private void mark(int mark) {
        int at = Arrays.binarySearch(marks, mark);
        if (at < 0) {
            int place = -at - 1;
            int[] wider = Arrays.copyOf(marks, marks.length + 1);
            System.arraycopy(marks, place, wider, place + 1, marks.length - place);
            wider[place] = mark;
            marks = wider;
        }
    }

    double depthMean() {
        return depthSum / SCALE / counted;
    }

    double speedMean() {
        return speedSum / SCALE / counted;
    }

    long needlingMs() {
        long sum = 0;
        int before = -1;
        boolean needling = false;
        for (int mark : marks) {
            int offset = mark / 2;
            needling = mark % 2 == 1;
            if (needling && before >= 0) {
                sum += Math.min(offset - before, LONGEST_GAP_MS);
            } else if (needling) {
                sum += offset <= LONGEST_GAP_MS ? offset : PERIOD_MS;
            }
            before = offset;
        }
        int rest = SECOND_MS - before;
        return needling && rest <= LONGEST_GAP_MS ? sum + rest : sum;
    }
}
