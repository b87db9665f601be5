package dev.needlewatch.emulator.oracle.device;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.oracle.Transcript.ReadingOf;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One pen's part in one session.
 *
 * @param nominalRpm the speed the pen declared; null if it declared none
 */
record AtWork(Transcript session, List<ReadingOf> readings, @Nullable Double nominalRpm) {
    static List<AtWork> in(Chronicle chronicle) {
        List<AtWork> all = new ArrayList<>();
        for (Transcript session : chronicle.transcripts()) {
            session.readingsByPen()
                    .forEach(
                            (pen, readings) ->
                                    all.add(
                                            new AtWork(
                                                    session,
                                                    readings,
                                                    nominal(chronicle, pen, readings))));
        }
        return all;
    }

    /**
     * Looks at one pen's part, beside the speed it declared; adds what must (or may) come of it.
     */
    interface Judge {
        void judge(AtWork work, double nominalRpm, List<ExpectedAlarm> expected);
    }

    /** What comes of every part of a pen that declared its nominal speed. */
    static List<ExpectedAlarm> judge(Chronicle chronicle, Judge judge) {
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (AtWork work : in(chronicle)) {
            Double nominal = work.nominalRpm();
            if (nominal != null) {
                judge.judge(work, nominal, expected);
            }
        }
        return expected;
    }

    private static @Nullable Double nominal(
            Chronicle chronicle, String pen, List<ReadingOf> readings) {
        return chronicle.lastStatus(pen, readings.get(0).wall(), PenStatus::nominalRpm);
    }

    /** Whether the session was opened; without that it is open whose the alarm would be. */
    boolean opened() {
        return session.opened().isPresent();
    }

    static @Nullable Long orNull(OptionalLong moment) {
        return moment.isPresent() ? moment.getAsLong() : null;
    }
}
