package dev.needlewatch.emulator.therapist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist is going to do, faults included.
 *
 * @param approvedDepthMm the depth that the test area will allow; null for no limit of its own
 * @param route the places in turn; the test is made in the first one's area
 */
record SessionCase(Declared declared, @Nullable Double approvedDepthMm, List<Stop> route) {
    SessionCase {
        route = List.copyOf(route);
    }

    List<String> areas() {
        return route.stream().map(Stop::area).distinct().toList();
    }
}
