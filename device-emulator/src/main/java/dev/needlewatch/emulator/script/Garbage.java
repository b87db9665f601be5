package dev.needlewatch.emulator.script;

/**
 * A payload that must be rejected.
 *
 * @param text the payload, UTF-8
 */
public record Garbage(String text) {}
