package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.pen.Reading;
import org.jspecify.annotations.Nullable;

/** An area and zone of the skin; what depth and pass alarms are about. */
public record Place(@Nullable String area, @Nullable String zone) {
    static Place of(Reading reading) {
        return new Place(reading.area(), reading.zone());
    }

    @Override
    public String toString() {
        return (area == null ? "?" : area) + (zone == null ? "" : "/" + zone);
    }
}
