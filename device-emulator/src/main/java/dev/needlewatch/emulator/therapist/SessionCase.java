package dev.needlewatch.emulator.therapist;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist is going to do, faults included.
 *
 * @param approvedDepthMm the depth that the test area will allow; null for no limit of its own
 * @param route the places in turn; the test is made in the first one's area
 * @param lapse what goes wrong besides; null for nothing
 */
record SessionCase(
        Declared declared,
        @Nullable Double approvedDepthMm,
        List<Stop> route,
        Tempo tempo,
        @Nullable Lapse lapse) {
    SessionCase {
        route = List.copyOf(route);
    }

    SessionCase(Declared declared, @Nullable Double approvedDepthMm, List<Stop> route) {
        this(declared, approvedDepthMm, route, Tempo.BRISK, null);
    }

    SessionCase with(Lapse mishap) {
        return new SessionCase(declared, approvedDepthMm, route, tempo, mishap);
    }

    SessionCase at(Tempo other) {
        return new SessionCase(declared, approvedDepthMm, route, other, lapse);
    }

    boolean has(Lapse which) {
        return lapse == which;
    }

    /** How many passes in all places together. */
    int passes() {
        return route.stream().mapToInt(Stop::passes).sum();
    }

    List<String> areas() {
        return route.stream().map(Stop::area).filter(Objects::nonNull).distinct().toList();
    }
}
