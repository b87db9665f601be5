package dev.needlewatch.emulator.therapist;

/** What goes wrong in a session besides depths and passes. */
enum Lapse {
    /** The client was here twenty days ago. */
    TWENTY_DAYS,
    /** The client was here twenty-five days ago. */
    TWENTY_FIVE_DAYS,
    /** Six sessions in the half year before. */
    SEVENTH,
    /** Another client had this cartridge a month ago. */
    OLD_CARTRIDGE,
    /** A cartridge that another client had goes in, in the middle of the work. */
    CARTRIDGE_SWAPPED,
    /** The serum is one that the client could not stand forty days ago. */
    KNOWN_REACTION,
    /** The pen is tried on skin before the session is opened. */
    NOT_OPENED,
    /** No test area. */
    NO_TEST,
    /** A serum that was not the one tested. */
    OTHER_SERUM,
    /** One strip is worked over and over. */
    SAME_STRIP,
    /** More blood than dots. */
    BLOOD,
    /** Says nothing for seven seconds. */
    SILENCE,
    /** The connection breaks, and what was taken meanwhile comes afterwards. */
    CUT_OFF,
    /** The motor runs at 85 % of its speed. */
    SLOW_MOTOR,
    /** The motor runs at 75 % of its speed. */
    WEAK_MOTOR,
    /** The motor is pressed to a standstill. */
    STALL,
    /** The needles creep off the dial within seconds, and are set right. */
    DRIFT,
    /** The needles creep off the dial all through the session. */
    WORN_SERVO,
    /** The battery is at 19 %. */
    BATTERY_LOW,
    /** The battery is at 19 %, then at 9 %. */
    BATTERY_FLAT,
    /** The clock is eight seconds fast. */
    CLOCK_FAST,
    /** The clock jumps by eight seconds in the middle of the work. */
    CLOCK_JUMP,
    /** Payloads that nobody can use. */
    GARBAGE,
    /** A second and a half of readings is lost. */
    LOSSES,
    /** The firmware reports errors. */
    ERRORS
}
