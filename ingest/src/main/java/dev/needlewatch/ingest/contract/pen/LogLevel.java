package dev.needlewatch.ingest.contract.pen;

import dev.needlewatch.ingest.contract.WireName;

/** The level of a firmware log line. */
public enum LogLevel implements WireName {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    @Override
    public String wire() {
        return name();
    }
}
