package dev.needlewatch.streamjobs.rules.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Where on the skin an alarm condition is.
 *
 * @param area the area's name in the limits table; null for a condition of no area
 * @param zone the part of the area; null if none was named
 */
public record Place(@Nullable String area, @Nullable String zone) {
    /** Of what concerns the whole session, or the pen itself. */
    public static final Place NONE = new Place(null, null);
}
