package dev.needlewatch.dashboards.history.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AlarmRowTest {
    private static final List<AlarmChange> STORY =
            List.of(
                    change("a-1", 1_000, "raised", 1.6, null),
                    change("a-1", 2_000, "updated", 1.9, null),
                    change("a-1", 16_000, "escalated", 1.9, null),
                    change("a-1", 18_000, "acknowledged", 1.9, "t-1"),
                    change("a-1", 18_000, "ended", 1.9, "t-1"),
                    change("a-2", 5_000, "raised", 0.3, null));

    @RepeatedTest(5)
    void inWhateverOrderChangesComeTheAlarmIsTheSame(RepetitionInfo run) {
        List<AlarmChange> shuffled = new ArrayList<>(STORY);
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));

        List<AlarmRow> rows = AlarmRow.fold(shuffled);

        assertThat(rows).extracting(AlarmRow::id).containsExactly("a-2", "a-1");
        AlarmRow first = rows.get(1);
        assertThat(first.raisedAt()).isEqualTo(1_000);
        assertThat(first.value()).isEqualTo(1.9);
        assertThat(first.by()).isEqualTo("t-1");
        assertThat(first.ackMs()).isEqualTo(17_000);
        assertThat(first.endedAt()).isEqualTo(18_000);
        assertThat(first.escalations()).isEqualTo(1);
    }

    @Test
    void whatNobodyAcknowledgedAndHasNotEndedStillStands() {
        AlarmRow second = AlarmRow.fold(STORY).get(0);

        assertThat(second.endedAt()).isNull();
        assertThat(second.ackMs()).isNull();
        assertThat(second.by()).isNull();
    }

    @Test
    void whatIsAcknowledgedAfterItsConditionIsGoneIsOffThen() {
        List<AlarmChange> latched =
                List.of(
                        change("a-1", 1_000, "raised", 1.6, null),
                        change("a-1", 4_000, "latched", "latched", 1.6, null),
                        change("a-1", 9_000, "acknowledged", "off", 1.6, "t-1"));

        assertThat(AlarmRow.fold(latched))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.endedAt()).isEqualTo(9_000);
                            assertThat(row.by()).isEqualTo("t-1");
                            assertThat(row.ackMs()).isEqualTo(8_000);
                        });
        assertThat(AlarmRow.fold(latched.subList(0, 2)))
                .singleElement()
                .extracting(AlarmRow::endedAt)
                .isNull();
        assertThat(AlarmRow.fold(latched.subList(2, 3)))
                .singleElement()
                .extracting(AlarmRow::endedAt)
                .isEqualTo(9_000L);
    }

    private static AlarmChange change(
            String id, long at, String event, double value, @Nullable String by) {
        return change(id, at, event, "on", value, by);
    }

    private static AlarmChange change(
            String id, long at, String event, String presence, double value, @Nullable String by) {
        return new AlarmChange(
                at,
                id,
                "lyon",
                "DEPTH_ABOVE_LIMIT",
                "safety",
                "high",
                event,
                presence,
                "cheek",
                "s-1",
                "pen-3",
                "t-1",
                value,
                1.5,
                by,
                event.equals("acknowledged") ? Long.valueOf(at - 1_000) : null,
                "deep");
    }
}
