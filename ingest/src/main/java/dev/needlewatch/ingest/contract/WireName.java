package dev.needlewatch.ingest.contract;

import java.util.Locale;

/** A constant with a name on the wire: by default its Java name in lower case with hyphens. */
public interface WireName {
    /** The Java name of the constant; every enum has it. */
    String name();

    /** The name in payloads, for example {@code diagonal-left}. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
