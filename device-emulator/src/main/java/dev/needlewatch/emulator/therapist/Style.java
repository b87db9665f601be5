package dev.needlewatch.emulator.therapist;

/** How a session is worked. */
public enum Style {
    /** Within every limit. */
    CAREFUL(1, false),
    /** Within every limit, cosmetic. */
    COSMETIC(1, false),
    /** Within every limit but for one reading that is too deep by less than a jump: no alarm. */
    SLIP(1, false),
    /** Within every limit, with two pens. */
    TWO_PENS(2, false),

    /** Too deep for a second or two. */
    DEEP(1, true),
    /** One reading far too deep. */
    JUMP(1, true),
    /** Between warning and limit. */
    WARNED(1, true),
    /** One pass more than is wise. */
    NEAR(1, true),
    /** Too many passes. */
    HASTY(1, true),
    /** Cosmetic, and too deep for that. */
    COSMETIC_DEEP(1, true),
    /** Deep enough for thin skin to be too deep. */
    THIN_SKIN(1, true),
    /** As many passes as lighter skin would bear. */
    DARK_SKIN(1, true),
    /** Deeper than the test area allowed, if not deeper than the area allows. */
    TEST_AREA(1, true),
    /** A scar or striae treated too deep. */
    SCAR_DEEP(1, true),
    /** Too many passes, but the pen restarted and forgot the first. */
    REBOOT(1, true),
    /** Too many passes, but shared between two pens. */
    TWO_PENS_HASTY(2, true);

    private final int pens;
    private final boolean breaksRules;

    Style(int pens, boolean breaksRules) {
        this.pens = pens;
        this.breaksRules = breaksRules;
    }

    /** How many pens the session needs. */
    public int pens() {
        return pens;
    }

    /** Whether an alarm must come of it. */
    public boolean breaksRules() {
        return breaksRules;
    }
}
