package dev.needlewatch.emulator.therapist;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.util.Set;

/** How a session is worked, and which alarms must come of it. */
public enum Style {
    /** Within every limit. */
    CAREFUL(1),
    /** Within every limit, cosmetic. */
    COSMETIC(1),
    /** Within every limit but for one reading that is too deep by less than a jump: no alarm. */
    SLIP(1),
    /** Within every limit, with a pen that restarts in the middle of it. */
    RESTARTED(1),
    /** Within every limit, with two pens. */
    TWO_PENS(2),
    /** Within every limit, and as long as a treatment takes: three quarters of an hour. */
    WHOLE(1),

    /** Too deep for a second or two. */
    DEEP(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** One reading far too deep. */
    JUMP(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** Between warning and limit. */
    WARNED(1, AlarmCode.DEPTH_ABOVE_WARNING),
    /** One pass more than is wise. */
    NEAR(1, AlarmCode.PASSES_NEAR_LIMIT),
    /** Too many passes. */
    HASTY(1, AlarmCode.PASSES_NEAR_LIMIT, AlarmCode.PASSES_ABOVE_LIMIT),
    /** Cosmetic, and too deep for that. */
    COSMETIC_DEEP(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** Deep enough for thin skin to be too deep. */
    THIN_SKIN(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** As many passes as lighter skin would bear. */
    DARK_SKIN(1, AlarmCode.PASSES_ABOVE_LIMIT),
    /** Deeper than the test area allowed, if not deeper than the area allows. */
    TEST_AREA(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** A scar or striae treated too deep. */
    SCAR_DEEP(1, AlarmCode.DEPTH_ABOVE_LIMIT),
    /** Too many passes, but the pen restarted and forgot the first. */
    REBOOT(1, AlarmCode.PASSES_NEAR_LIMIT, AlarmCode.PASSES_ABOVE_LIMIT),
    /** Too many passes, but shared between two pens. */
    TWO_PENS_HASTY(2, AlarmCode.PASSES_NEAR_LIMIT, AlarmCode.PASSES_ABOVE_LIMIT),

    /** From flesh to bone with the dial untouched. */
    NOT_REDUCED(1, AlarmCode.DEPTH_NOT_REDUCED),
    /** One strip over and over. */
    SAME_STRIP(1, AlarmCode.STRIP_REPEATED),
    /** Straight to work, without a test area. */
    UNTESTED(1, AlarmCode.TEST_AREA_MISSING),
    /** Works without saying where, or in a place nobody knows. */
    ASTRAY(1, AlarmCode.AREA_NOT_SET),
    /** Tries the pen on skin before opening the session. */
    UNOPENED(1, AlarmCode.NO_SESSION),
    /** Needles for more than forty minutes. */
    LONG_NEEDLING(1, AlarmCode.NEEDLING_TIME, AlarmCode.SESSION_TIME),
    /** Takes more than an hour. */
    LONG_SESSION(1, AlarmCode.SESSION_TIME),
    /** Twenty days after the last treatment. */
    TOO_SOON(1, AlarmCode.TREATMENT_TOO_SOON),
    /** Twenty-five days after the last treatment. */
    SOON(1, AlarmCode.TREATMENT_TOO_SOON),
    /** The seventh of a course. */
    SEVENTH(1, AlarmCode.COURSE_COMPLETE),
    /** With a cartridge that another client had. */
    OLD_CARTRIDGE(1, AlarmCode.CARTRIDGE_REUSED),
    /** Changes to a cartridge that another client had. */
    CARTRIDGE_SWAPPED(1, AlarmCode.CARTRIDGE_REUSED),
    /** With another serum than the one tested. */
    OTHER_SERUM(1, AlarmCode.SERUM_NOT_APPROVED),
    /** With a serum that the client is known not to stand. */
    KNOWN_REACTION(1, AlarmCode.SERUM_NOT_APPROVED),
    /** More blood than dots. */
    BLOODY(1, AlarmCode.BLEEDING),
    /** Dots of blood in a cosmetic session. */
    COSMETIC_BLOODY(1, AlarmCode.BLEEDING),
    /** With a slow motor. */
    SLOW_MOTOR(1, AlarmCode.SPEED_OUT_OF_RANGE),
    /** With a weak motor. */
    WEAK_MOTOR(1, AlarmCode.SPEED_OUT_OF_RANGE),
    /** Presses until the motor stands. */
    STALLED(1, AlarmCode.MOTOR_STALLED),
    /** With a pen whose needles creep off the dial, and are set right. */
    DRIFTING(1, AlarmCode.DEPTH_DRIFT),
    /** As long as a treatment takes, with a worn pen whose needles creep off the dial meanwhile. */
    WORN(1, AlarmCode.DEPTH_DRIFT),
    /** On the last of the battery. */
    BATTERY_LOW(1, AlarmCode.BATTERY_LOW),
    /** On the very last of the battery. */
    BATTERY_FLAT(1, AlarmCode.BATTERY_LOW),
    /** With a pen that falls silent. */
    SILENT(1, AlarmCode.PEN_SILENT),
    /** With a pen that loses its connection for a while. */
    CUT_OFF(1, AlarmCode.PEN_SILENT),
    /** With a pen whose clock is fast. */
    CLOCK_FAST(1, AlarmCode.CLOCK_SKEW),
    /** With a pen whose clock jumps: little is certain then. */
    CLOCK_JUMP(1),
    /** With a pen that sends garbage. */
    GARBLED(1, AlarmCode.READINGS_REJECTED),
    /** With a pen whose readings get lost. */
    LOSSY(1, AlarmCode.READINGS_LOST),
    /** With a pen that reports errors. */
    FAILING(1, AlarmCode.LOG_ERROR_BURST);

    private final int pens;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<AlarmCode> codes;

    Style(int pens, AlarmCode... codes) {
        this.pens = pens;
        this.codes = Set.of(codes);
    }

    /** How many pens the session needs. */
    public int pens() {
        return pens;
    }

    /** The codes it may raise. */
    public Set<AlarmCode> codes() {
        return codes;
    }

    /** Whether an alarm must come of it. */
    public boolean breaksRules() {
        return !codes.isEmpty();
    }
}
