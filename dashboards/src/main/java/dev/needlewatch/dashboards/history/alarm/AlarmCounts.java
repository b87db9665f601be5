package dev.needlewatch.dashboards.history.alarm;

/** How many alarms of each priority. */
public record AlarmCounts(long high, long medium, long low, long info) {
    /** None at all. */
    public static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0);

    /** With so many more of a priority; what is no priority counts as info. */
    public AlarmCounts plus(String priority, long more) {
        return switch (priority) {
            case "high" -> new AlarmCounts(high + more, medium, low, info);
            case "medium" -> new AlarmCounts(high, medium + more, low, info);
            case "low" -> new AlarmCounts(high, medium, low + more, info);
            default -> new AlarmCounts(high, medium, low, info + more);
        };
    }

    /** All of them. */
    public long total() {
        return high + medium + low + info;
    }
}
