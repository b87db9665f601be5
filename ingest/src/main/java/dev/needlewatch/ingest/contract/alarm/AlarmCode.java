package dev.needlewatch.ingest.contract.alarm;

import static dev.needlewatch.ingest.contract.alarm.AlarmKind.PROCEDURE;
import static dev.needlewatch.ingest.contract.alarm.AlarmKind.SAFETY;
import static dev.needlewatch.ingest.contract.alarm.AlarmKind.TECHNICAL;

import dev.needlewatch.ingest.contract.WireName;

/** The catalogue of alarm conditions, in the order of the contract. */
public enum AlarmCode implements WireName {
    DEPTH_ABOVE_LIMIT(SAFETY),
    DEPTH_ABOVE_WARNING(SAFETY),
    DEPTH_NOT_REDUCED(SAFETY),
    PASSES_NEAR_LIMIT(SAFETY),
    PASSES_ABOVE_LIMIT(SAFETY),
    STRIP_REPEATED(SAFETY),
    TEST_AREA_MISSING(PROCEDURE),
    AREA_NOT_SET(PROCEDURE),
    NO_SESSION(PROCEDURE),
    NEEDLING_TIME(SAFETY),
    SESSION_TIME(PROCEDURE),
    TREATMENT_TOO_SOON(PROCEDURE),
    COURSE_COMPLETE(PROCEDURE),
    CARTRIDGE_REUSED(SAFETY),
    SERUM_NOT_APPROVED(PROCEDURE),
    BLEEDING(SAFETY),
    SPEED_OUT_OF_RANGE(TECHNICAL),
    MOTOR_STALLED(TECHNICAL),
    DEPTH_DRIFT(TECHNICAL),
    BATTERY_LOW(TECHNICAL),
    PEN_SILENT(TECHNICAL),
    CLOCK_SKEW(TECHNICAL),
    READINGS_REJECTED(TECHNICAL),
    READINGS_LOST(TECHNICAL),
    LOG_ERROR_BURST(TECHNICAL);

    private final AlarmKind kind;

    AlarmCode(AlarmKind kind) {
        this.kind = kind;
    }

    /** What the condition is about. */
    public AlarmKind kind() {
        return kind;
    }

    @Override
    public String wire() {
        return name();
    }
}
