package dev.needlewatch.streamjobs.bench;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Reaction;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import dev.needlewatch.ingest.contract.pen.Treatment;
import dev.needlewatch.streamjobs.rules.SessionRules;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.rules.pen.PenOutput;
import dev.needlewatch.streamjobs.rules.pen.PenRules;
import dev.needlewatch.streamjobs.rules.pen.PenState;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import dev.needlewatch.streamjobs.rules.signal.CartridgeInUse;
import dev.needlewatch.streamjobs.rules.signal.Intake;
import dev.needlewatch.streamjobs.rules.signal.Sign;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * So many open sessions, each with a pen of its own that needles as it should, ten readings a
 * second. All pens send the same readings; each takes its turn. The readings are made beforehand:
 * what they cost is not the rules' cost.
 */
@State(Scope.Thread)
public class OpenSessions {
    private static final int PREPARED = 1 << 14;
    private static final long START = 1_795_377_800_000L;
    private static final String PEN = "pen-3";

    /** How many sessions are open. */
    @Param({"1", "1000", "100000"})
    public int sessions;

    final Topic topic = Topic.of("lyon", TopicKind.READING, PEN);

    private final PenRules penRules = new PenRules();
    private final SessionRules sessionRules = new SessionRules();
    private final Reading[] readings = new Reading[PREPARED];
    private final byte[][] payloads = new byte[PREPARED][];
    private final Told told = new Told();
    private PenState[] pens = new PenState[0];
    private SessionState[] open = new SessionState[0];
    private int turn;
    private int next;

    /** What comes of it is counted and forgotten. */
    private static final class Told implements PenOutput, Consumer<Alarm> {
        private long count;

        @Override
        public void accept(Alarm alarm) {
            count++;
        }

        @Override
        public void alarm(Alarm alarm) {
            count++;
        }

        @Override
        public void sign(Sign sign) {
            count++;
        }

        @Override
        public void cartridge(CartridgeInUse cartridge) {
            count++;
        }
    }

    /** Each session's first readings, in which its state comes about, are not measured. */
    private static final int FIRST = 20;

    /** Opens them and prepares the readings. */
    @Setup(Level.Trial)
    public void prepare() {
        for (int i = 0; i < PREPARED; i++) {
            double depthMm = 0.75 + (i * 37 % 11) / 100.0;
            readings[i] =
                    new Reading(
                            1,
                            i + 2,
                            START + 100L * i,
                            "s-1",
                            "cheek",
                            "left",
                            depthMm,
                            0.8,
                            7_000 + i * 53 % 90,
                            1 + i / (PREPARED / 2),
                            true,
                            null,
                            null);
            payloads[i] = SystemCodec.encode(readings[i]);
        }
        openAll();
        for (int i = 0; i < FIRST * sessions; i++) {
            judge(reading());
        }
    }

    private void openAll() {
        pens = new PenState[sessions];
        open = new SessionState[sessions];
        for (int i = 0; i < sessions; i++) {
            pens[i] = PenState.of(Owner.device("lyon", PEN));
            open[i] = SessionState.of(Owner.session("lyon", "s-" + i));
            sessionRules.event(open[i], PEN, opened(), START, told);
            sessionRules.event(open[i], PEN, tested(), START, told);
        }
        turn = 0;
        next = 0;
    }

    private static SessionEvent opened() {
        return new SessionEvent.Opened(
                1,
                0,
                START,
                "s-1",
                Treatment.MEDICAL,
                Indication.REJUVENATION,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static SessionEvent tested() {
        return new SessionEvent.TestArea(1, 1, START, "s-1", Reaction.NONE, null, null, null);
    }

    /** The next reading, as it was made. */
    Reading reading() {
        return readings[next];
    }

    /** The next reading, as it came. */
    byte[] payload() {
        return payloads[next];
    }

    /** Judges a reading for the session whose turn it is. */
    Intake judge(Reading reading) {
        long now = reading.at();
        int session = turn;
        Intake seen = penRules.message(pens[session], reading, false, now, told);
        if (seen != Intake.DUPLICATE) {
            seen = sessionRules.reading(open[session], PEN, reading, now, told);
        }
        if (++turn == sessions) {
            turn = 0;
            if (++next == PREPARED) {
                openAll(); // else all would be duplicates
            }
        }
        return seen;
    }

    /** One of the sessions, to be measured. */
    SessionState oneSession() {
        return open[0];
    }

    /** Its pen. */
    PenState onePen() {
        return pens[0];
    }
}
