package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.contract.clinic.RejectReason;

/** Why a payload was refused, in a word and in a sentence. */
record Refused(RejectReason reason, String detail) {}
