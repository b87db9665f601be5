package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.rules.session.Declaration;
import dev.needlewatch.streamjobs.rules.session.EffectiveLimit;
import org.jspecify.annotations.Nullable;

/** The depth limit as the safety job's rules have it, by the default table. */
public final class RulesDepthLimit implements DepthLimitLookup {
    private static final long serialVersionUID = 1;

    @Override
    public double limitMm(String clinic, Declaration declared, @Nullable String area) {
        return EffectiveLimit.of(declared, LimitsTable.DEFAULTS.area(area)).maxMm();
    }
}
