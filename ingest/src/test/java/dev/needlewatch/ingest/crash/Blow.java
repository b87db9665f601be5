package dev.needlewatch.ingest.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One thing that goes wrong.
 *
 * @param at when: as soon as the broker has acknowledged so many messages
 * @param detail which TaskManager, or for how many milliseconds
 */
record Blow(int at, Kind kind, int detail) {
    /** What may go wrong. */
    enum Kind {
        /** SIGKILL of one TaskManager; another is started. */
        KILL_ONE,
        /** SIGKILL of all TaskManagers; others are started. */
        KILL_ALL,
        /** The broker stops and starts again, with what it has saved. */
        RESTART_BROKER,
        /** Connections break. */
        CUT,
        /** Connections break, and new ones are refused for a time. */
        REFUSE,
        /** SIGSTOP of one TaskManager for a time, as in a long collection of garbage. */
        FREEZE
    }

    private static final int LONGEST_MS = 2_000;

    /** Draws so many blows over a run of so many messages; each kind is among them. */
    static List<Blow> draw(long seed, Set<Kind> possible, int blows, int messages) {
        Random random = new Random(seed);
        List<Kind> kinds = possible.stream().sorted().toList();
        List<Kind> drawn = new ArrayList<>(kinds);
        while (drawn.size() < blows) {
            drawn.add(kinds.get(random.nextInt(kinds.size())));
        }
        Collections.shuffle(drawn, random);
        return drawn.stream()
                .map(
                        kind ->
                                new Blow(
                                        random.nextInt(messages),
                                        kind,
                                        1 + random.nextInt(LONGEST_MS)))
                .sorted(Comparator.comparingInt(Blow::at))
                .toList();
    }
}
