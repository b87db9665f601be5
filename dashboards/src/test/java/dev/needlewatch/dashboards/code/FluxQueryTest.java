package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FluxQueryTest {
    private static final String GOOD =
            """
            from(bucket: "needlewatch") // ours
              |> range(start: v.timeRangeStart)
              |> filter(fn: (r) => r._measurement == "alarm" and r._field == "ack_ms")
              |> filter(fn: (r) => r.event == "raised" and r.clinic == v.clinic)
              |> filter(fn: (r) => r.code =~ /^DEPTH_[A-Z]/)
              |> map(fn: (r) => ({r with late: r._value / 1000}))
              |> group(columns: ["code", "late"])
            """;

    @Test
    void takesNamesThatAreStoredAndThoseTheQueryMakes() {
        assertThat(new FluxQuery(GOOD).faults()).isEmpty();
        assertThat(new FluxQuery(GOOD).measurements()).containsExactly("alarm");
        assertThat(new FluxQuery(GOOD).yields("late")).isTrue();
        assertThat(new FluxQuery(GOOD).yields("pens")).isFalse();
    }

    @Test
    void findsAMeasurementATagAndAFieldThatAreNotStored() {
        assertThat(faults("\"alarm\"", "\"alarms\"")).contains("no measurement alarms");
        assertThat(faults("\"ack_ms\"", "\"ack\"")).containsExactly("no field ack");
        assertThat(faults("r.event", "r.happening")).containsExactly("no tag or field happening");
        assertThat(faults("\"code\"", "\"kod\"")).containsExactly("no tag or field kod");
    }

    @Test
    void findsAFieldOfAnotherMeasurement() {
        assertThat(faults("\"ack_ms\"", "\"depth_max\"")).containsExactly("no field depth_max");
    }

    @Test
    void wantsAMeasurement() {
        assertThat(faults("r._measurement == \"alarm\" and ", ""))
                .contains("no measurement is named");
    }

    @Test
    void findsWhatIsReadThoughItNeedNotBeThere() {
        Set<String> optional = Set.of("passes", "warn");
        String max = "from(bucket: \"b\") |> max(column: \"passes\")";
        String sure = "|> filter(fn: (r) => exists r.passes) |> max(column: \"passes\")";
        String map = "|> map(fn: (r) => ({_value: r.warn}))";
        String late = max + sure;
        assertThat(new FluxQuery(max).unguarded(optional)).containsExactly("passes");
        assertThat(new FluxQuery(map).unguarded(optional)).containsExactly("warn");
        assertThat(new FluxQuery(sure).unguarded(optional)).isEmpty();
        assertThat(new FluxQuery(sure + map).unguarded(optional)).containsExactly("warn");
        assertThat(new FluxQuery(late).unguarded(optional)).containsExactly("passes");
    }

    @Test
    void refusesWhatIsNoFlux() {
        assertThatThrownBy(() -> new FluxQuery("from(bucket: 'a')"))
                .hasMessageContaining("no token of Flux: 'a')");
    }

    private static Iterable<String> faults(String what, String by) {
        assertThat(GOOD).contains(what);
        return new FluxQuery(GOOD.replace(what, by)).faults();
    }
}
