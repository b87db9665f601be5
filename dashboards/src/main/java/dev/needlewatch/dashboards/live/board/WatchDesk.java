package dev.needlewatch.dashboards.live.board;

import dev.needlewatch.dashboards.live.board.ClinicWatch.State;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges for each clinic whether its monitoring beats come in time. */
final class WatchDesk {
    /** A screen that has not had a beat for so long says that monitoring is lost. */
    static final Duration BEAT_TIMEOUT = Duration.ofSeconds(6);

    private final Map<String, ClinicWatch> watches = new HashMap<>();

    Optional<Delta> beat(String clinic, Monitoring beat, boolean open, long now) {
        State state = open ? State.WATCHED : State.IDLE;
        return put(new ClinicWatch(clinic, state, now, beat.lagMs(), beat.readingsPerSecond()));
    }

    /** Judges every clinic anew, at {@code now}. */
    List<Delta> judge(Set<String> open, long now) {
        List<Delta> deltas = new ArrayList<>();
        for (String clinic : open) {
            put(judged(clinic, now)).ifPresent(deltas::add);
        }
        for (ClinicWatch watch : List.copyOf(watches.values())) {
            if (!open.contains(watch.clinic()) && watch.state() != State.IDLE) {
                put(idle(watch.clinic(), now)).ifPresent(deltas::add);
            }
        }
        return deltas;
    }

    Collection<ClinicWatch> all() {
        return List.copyOf(watches.values());
    }

    private ClinicWatch judged(String clinic, long now) {
        ClinicWatch before = watches.get(clinic);
        if (before == null || before.state() == State.IDLE) {
            // The first session has just opened: the system has its time to send the first beat.
            return new ClinicWatch(clinic, State.WATCHED, now, 0, 0);
        }
        return now - before.since() >= BEAT_TIMEOUT.toMillis()
                ? new ClinicWatch(clinic, State.LOST, before.since(), before.lagMs(), 0)
                : before;
    }

    private static ClinicWatch idle(String clinic, long now) {
        return new ClinicWatch(clinic, State.IDLE, now, 0, 0);
    }

    private Optional<Delta> put(ClinicWatch watch) {
        return watch.equals(watches.put(watch.clinic(), watch))
                ? Optional.empty()
                : Optional.of(new Delta.WatchChanged(watch));
    }
}
