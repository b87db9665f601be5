package dev.needlewatch.emulator.publish;

import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.scenario.ClinicPlan;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario without a broker, as fast as it can be written down: what would be published,
 * and when.
 */
public final class Rehearsal {
    private final Map<String, ClinicLog> logs = new LinkedHashMap<>();
    private final List<SessionScript> sessions = new ArrayList<>();
    private final PriorityQueue<Player> queue =
            new PriorityQueue<>(Comparator.comparingLong(Player::nextDue));

    private Rehearsal(Scenario scenario, long seed, long begin, @Nullable Recorder recorder) {
        for (ClinicPlan plan : scenario.clinics()) {
            logs.put(plan.clinic(), new ClinicLog(plan.clinic(), scenario.limitsTable(), true));
        }
        for (Chair chair : scenario.chairs(seed, begin)) {
            Map<String, PenStatus> births = new LinkedHashMap<>();
            chair.pens().forEach(pen -> births.put(pen.id(), pen.status(begin)));
            Map<String, PenLine> lines =
                    births.keySet().stream()
                            .collect(Collectors.toMap(pen -> pen, pen -> PenLine.NOWHERE));
            ClinicLog log = logs.get(chair.clinic());
            if (log == null) {
                throw new IllegalStateException("a chair stands in no clinic: " + chair.clinic());
            }
            Player player =
                    new Player(
                            chair,
                            new Player.Cast(lines, Runnable::run, new Notes(), log, recorder),
                            new Pace(1, begin));
            births.forEach((pen, birth) -> player.born(pen, birth, begin));
            queue.add(player);
        }
    }

    /** Plays a scenario for so long, or until every chair has had its sessions. */
    public static Rehearsal of(Scenario scenario, long seed, long begin, Duration length) {
        return recorded(scenario, seed, begin, length, null);
    }

    /** The same, and every message is taken down. */
    public static Rehearsal recorded(
            Scenario scenario,
            long seed,
            long begin,
            Duration length,
            @Nullable Recorder recorder) {
        Rehearsal rehearsal = new Rehearsal(scenario, seed, begin, recorder);
        rehearsal.play(begin + length.toMillis());
        return rehearsal;
    }

    /** What was published in each clinic. */
    public List<Chronicle> chronicles() {
        return logs.values().stream().map(ClinicLog::chronicle).toList();
    }

    /** The sessions begun, in their order. */
    public List<SessionScript> sessions() {
        return List.copyOf(sessions);
    }

    private void play(long until) {
        playUntil(until);
        List<Player> players = List.copyOf(queue);
        queue.clear();
        players.forEach(player -> player.cutShort(until));
        queue.addAll(players);
        playUntil(Long.MAX_VALUE - 1);
    }

    private void playUntil(long until) {
        Player next = queue.peek();
        while (next != null && next.nextDue() <= until) {
            queue.remove();
            next.play();
            queue.add(next);
            next = queue.peek();
        }
    }

    /** Notes which sessions there were. */
    private final class Notes implements Player.SessionListener {
        @Override
        public void begins(SessionScript script) {
            sessions.add(script);
        }

        @Override
        public void ended(SessionScript script) {}
    }
}
