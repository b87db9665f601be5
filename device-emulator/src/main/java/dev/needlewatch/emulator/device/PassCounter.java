package dev.needlewatch.emulator.device;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pen's own count of glides by area and zone; lost with the session and with a restart. */
final class PassCounter {
    private final Map<String, Integer> counts = new HashMap<>();

    void begin(@Nullable String area, String zone) {
        counts.merge(area + "/" + zone, 1, Integer::sum);
    }

    int count(@Nullable String area, String zone) {
        return counts.getOrDefault(area + "/" + zone, 0);
    }

    void reset() {
        counts.clear();
    }
}
