package dev.needlewatch.dashboards.history.alarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What alarms are counted by. */
public enum Dimension {
    CODE(false),
    AREA(false),
    THERAPIST(true),
    PEN(true);

    private final boolean withinClinic;

    Dimension(boolean withinClinic) {
        this.withinClinic = withinClinic;
    }

    /** Whether it means something within one clinic only: every clinic has a {@code pen-1}. */
    public boolean withinClinic() {
        return withinClinic;
    }

    /** Its column, and its name in an address. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of that name. */
    public static Optional<Dimension> of(String column) {
        return Arrays.stream(values()).filter(one -> one.column().equals(column)).findFirst();
    }
}
