package dev.needlewatch.emulator;

/** How far a run has come: messages the broker took, sessions begun and ended, alarms raised. */
public record Progress(long published, int sessionsBegun, int sessionsEnded, int alarmsRaised) {}
