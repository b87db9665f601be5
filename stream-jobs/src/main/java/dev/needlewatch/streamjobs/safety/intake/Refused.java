package dev.needlewatch.streamjobs.safety.intake;

import dev.needlewatch.ingest.contract.clinic.RejectReason;

/** Why a payload was refused, in a word and in a sentence. */
public record Refused(RejectReason reason, String detail) {}
