package dev.needlewatch.ingest.contract.alarm;

/** What the interlock asks of a pen, and the alarm it asks for. */
public record PenCommand(PenAction action, String alarm, long at) {}
