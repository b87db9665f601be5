package dev.needlewatch.emulator.oracle.wall;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ClinicRule;
import dev.needlewatch.emulator.oracle.Expect;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Margin;
import dev.needlewatch.emulator.oracle.Published;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.Sequenced;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pen that needled in an open session and sends nothing for 5 s of wall time, or whose Will
 * arrives; over with its next message, or with the session.
 */
public final class PenSilent implements ClinicRule {
    private static final long SILENT_MS = 5_000;

    /** The onset may be told as the last word or as the silence, by whichever clock. */
    private static final long ONSET_MS = 20_000;

    @Override
    public Set<AlarmCode> codes() {
        return Set.of(AlarmCode.PEN_SILENT);
    }

    @Override
    public List<ExpectedAlarm> judge(Chronicle chronicle, Margin margin) {
        Spans sessions = Spans.of(chronicle, Published::wall);
        List<ExpectedAlarm> expected = new ArrayList<>();
        for (List<Published> all : chronicle.byPen().values()) {
            new Watch(chronicle, sessions, margin.wallMs()).look(understood(all), expected);
        }
        return expected;
    }

    /** What cannot be used changes nothing: it ends no silence. */
    private static List<Published> understood(List<Published> all) {
        return all.stream().filter(each -> each.message() != null).toList();
    }

    /** One pen, message by message. */
    private static final class Watch {
        private final Chronicle chronicle;
        private final Spans sessions;
        private final long harderMs;
        private @Nullable String needledIn;
        private long boot = -1;

        /** The silence after a Will is the same one, until the pen says something. */
        private boolean silent;

        Watch(Chronicle chronicle, Spans sessions, long harderMs) {
            this.chronicle = chronicle;
            this.sessions = sessions;
            this.harderMs = harderMs;
        }

        void look(List<Published> all, List<ExpectedAlarm> expected) {
            for (int i = 0; i < all.size(); i++) {
                Published each = all.get(i);
                note(each);
                String session = needledIn;
                boolean died = died(each);
                silent &= died;
                if (session == null || silent) {
                    continue;
                }
                long until = sessions.closed(session);
                long next = i + 1 < all.size() ? all.get(i + 1).wall() : Long.MAX_VALUE;
                long due = died ? each.wall() : each.wall() + SILENT_MS;
                boolean lasts = died || next - each.wall() >= SILENT_MS + harderMs;
                boolean known = next != Long.MAX_VALUE || until != Long.MAX_VALUE;
                if (lasts && due + harderMs < until && known) {
                    expected.add(
                            Expect.alarm(chronicle.clinic(), AlarmCode.PEN_SILENT, each.pen(), due)
                                    .session(session)
                                    .since(each.wall())
                                    .slack(ONSET_MS)
                                    .ends(Math.min(next, until))
                                    .build());
                    silent = true;
                }
            }
        }

        private void note(Published each) {
            if (each.message() instanceof PenStatus status && status.state() == PenState.ONLINE) {
                boot = status.boot();
            }
            if (each.message() instanceof Sequenced m) {
                boot = Math.max(boot, m.boot());
            }
            if (each.message() instanceof Reading r
                    && r.needling()
                    && sessions.open(r.session(), each.wall())) {
                needledIn = r.session();
            }
        }

        private boolean died(Published each) {
            return each.message() instanceof PenStatus status
                    && status.state() == PenState.OFFLINE
                    && status.boot() == boot;
        }
    }
}
