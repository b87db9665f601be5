package dev.needlewatch.streamjobs.record;

import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.rules.Declaration;
import dev.needlewatch.streamjobs.rules.EffectiveLimit;
import org.jspecify.annotations.Nullable;

/** The depth limit as the safety job's rules have it, by the default table. */
public final class RulesDepthLimit implements DepthLimitLookup {
    private static final long serialVersionUID = 1;

    @Override
    public double limitMm(String clinic, SessionDeclaration declared, @Nullable String area) {
        Declaration declaration =
                new Declaration(
                        declared.treatment(),
                        declared.indication(),
                        declared.skin(),
                        declared.fitzpatrick(),
                        declared.approvedDepthMm());
        return EffectiveLimit.of(declaration, LimitsTable.DEFAULTS.area(area)).maxMm();
    }
}
