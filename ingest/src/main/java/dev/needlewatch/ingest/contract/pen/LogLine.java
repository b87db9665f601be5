package dev.needlewatch.ingest.contract.pen;

import org.jspecify.annotations.Nullable;

/** One line of a pen's firmware log. */
public record LogLine(
        long boot, long seq, long at, LogLevel level, String message, @Nullable String code)
        implements Sequenced {}
