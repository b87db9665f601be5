package dev.needlewatch.standalone.bench.outage;

/** What goes wrong with the store, and what else meanwhile. */
enum Variant {
    /** influxd is killed, and started again. */
    KILLED("influxd killed"),
    /** The same, and the process of the record job's TaskManager is killed half-way. */
    TASK_MANAGER("influxd killed, and the record job's TaskManager"),
    /** influxd answers after five seconds. */
    SLOW("influxd answers after 5 s"),
    /** influxd is killed, and the spool's disk is full half-way. */
    DISK("influxd killed, disk full"),
    /** influxd is killed; the heap is looked at after full collections, alarms are not judged. */
    MEMORY("influxd killed, heap watched");

    private final String words;

    Variant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Variant of(String name) {
        for (Variant variant : values()) {
            if (variant.option().equals(name)) {
                return variant;
            }
        }
        throw new IllegalArgumentException(
                "--what: no '" + name + "'; there are killed, task-manager, slow, disk, memory");
    }

    String option() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
