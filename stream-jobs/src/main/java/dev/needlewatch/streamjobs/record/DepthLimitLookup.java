package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.rules.session.Declaration;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Says how deep a session may go on an area. Pure: the record job writes beside each second what
 * the safety job judged it by.
 */
@FunctionalInterface
public interface DepthLimitLookup extends Serializable {
    /**
     * The effective depth limit, mm.
     *
     * @param area as the reading says it; null or unknown for the limits of {@code unknown}
     */
    double limitMm(String clinic, Declaration declaration, @Nullable String area);
}
