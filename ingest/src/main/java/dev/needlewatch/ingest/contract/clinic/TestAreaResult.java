package dev.needlewatch.ingest.contract.clinic;

import dev.needlewatch.ingest.contract.pen.Reaction;
import org.jspecify.annotations.Nullable;

/** The test area's result as a snapshot shows it; depth in mm. */
public record TestAreaResult(
        Reaction reaction,
        @Nullable Double approvedDepthMm,
        @Nullable String serum,
        @Nullable Integer comfort) {}
