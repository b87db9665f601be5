package dev.needlewatch.emulator.oracle;

/** Names one message of a clinic's pen once and for all. */
public record ReadingRef(String pen, long boot, long seq) {}
