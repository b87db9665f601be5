package dev.needlewatch.emulator.oracle.session;

import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Rule;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.Priority;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 45 minutes since the session was opened are told, an hour is low. A session that was worked
 * through earlier and is only told of now, by its opening and its closing, need not be measured.
 */
public final class SessionTime implements Rule {
    static final long INFO_MS = 45 * 60_000;
    static final long LOW_MS = 60 * 60_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.SESSION_TIME);
    }

    @Override
    public List<ExpectedAlarm> judge(Transcript transcript, LimitsTable limits, Margin margin) {
        List<Transcript.Entry> openings = transcript.events(SessionEvent.Opened.class);
        if (openings.isEmpty()) {
            return List.of();
        }
        long opened = openings.get(0).message().at();
        Optional<Transcript.Entry> late = after(transcript, opened + INFO_MS + margin.durationMs());
        if (late.isEmpty()) {
            return List.of();
        }
        Expect alarm =
                Expect.alarm(transcript, AlarmCode.SESSION_TIME, late.get())
                        .priority(Priority.INFO)
                        .slack(Expect.ANY_ONSET)
                        .requiredIf(!(late.get().message() instanceof SessionEvent.Closed));
        if (after(transcript, opened + LOW_MS + margin.durationMs()).isPresent()) {
            alarm.rising(Priority.LOW);
        }
        return List.of(alarm.build());
    }

    private static Optional<Transcript.Entry> after(Transcript transcript, long at) {
        return transcript.entries().stream().filter(e -> e.message().at() >= at).findFirst();
    }
}
