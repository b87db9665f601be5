package dev.needlewatch.streamjobs.safety.waiting;

import static dev.needlewatch.streamjobs.safety.waiting.Orphans.CALL_MS;
import static dev.needlewatch.streamjobs.safety.waiting.Orphans.GRACE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrphansTest {
    private static final String OWNER = "lyon/s/s-1";
    private static final long START = 1_795_377_844_000L;

    private final Orphans orphans = new Orphans();
    private final Set<String> known = new HashSet<>();
    private final List<MqttPublication> calls = new ArrayList<>();

    private void told(String id, boolean called, long now) {
        orphans.told(
                OWNER,
                new StandingAlarm("lyon", id, new byte[] {1}, called),
                known.contains(id),
                now,
                calls::add);
    }

    private List<String> over(long now) {
        return orphans.over(OWNER, known::contains, now, calls::add).stream()
                .map(StandingAlarm::id)
                .toList();
    }

    @Test
    void isOverOnceWhenNothingRaisedItWithinTheGraceAfterItsCall() {
        told("a-1", false, START);
        assertThat(calls)
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.topic())
                                    .isEqualTo("needling/v1/lyon/pens/needlewatch/standing");
                            assertThat(call.retain()).isFalse();
                        });
        told("a-1", true, START + 100);
        assertThat(over(START + 99 + GRACE_MS)).isEmpty();
        assertThat(over(START + 100 + GRACE_MS)).containsExactly("a-1");
        assertThat(over(START + 100 + 2 * GRACE_MS)).isEmpty();
        assertThat(orphans.dueAt(OWNER)).isEqualTo(Long.MAX_VALUE);
        assertThat(orphans.isEmpty()).isTrue();
    }

    @Test
    void whatItsOwnerKnowsIsNeverCalled() {
        known.add("a-1");
        told("a-1", false, START);
        assertThat(calls).isEmpty();
        assertThat(orphans.isEmpty()).isTrue();
    }

    @Test
    void whatIsRaisedAgainWhileItWaitsIsNoOrphan() {
        told("a-1", false, START);
        told("a-1", true, START + 100);
        known.add("a-1");
        assertThat(over(START + 100 + GRACE_MS)).isEmpty();
        known.clear();
        assertThat(over(START + 100 + 2 * GRACE_MS)).isEmpty();
    }

    @Test
    void whatWasRaisedAndEndedMeanwhileEndedItself() {
        told("a-1", false, START);
        told("a-1", true, START + 100);
        orphans.heardOf(OWNER, "a-1");
        assertThat(over(START + 100 + GRACE_MS)).isEmpty();
    }

    @Test
    void whatSomebodyClearedIsLeftAlone() {
        told("a-1", false, START);
        orphans.told(
                OWNER, new StandingAlarm("lyon", "a-1", new byte[0], false), false, START, c -> {});
        assertThat(orphans.isEmpty()).isTrue();
    }

    @Test
    void aBacklogAtTheBrokerMayTakeAsLongAsItTakes() {
        told("a-1", false, START);
        for (int i = 1; i <= 100; i++) {
            assertThat(over(START + i * CALL_MS)).isEmpty();
        }
        assertThat(calls).hasSize(101);
        told("a-1", true, START + 100 * CALL_MS);
        assertThat(over(START + 100 * CALL_MS + GRACE_MS)).containsExactly("a-1");
    }

    @Test
    void aSecondCallThatComesBackLengthensNothingAndAnUnaskedOneBeginsNothing() {
        told("a-1", false, START);
        told("a-1", true, START);
        told("a-1", true, START + GRACE_MS - 1);
        assertThat(over(START + GRACE_MS)).containsExactly("a-1");
        told("a-1", true, START + GRACE_MS);
        assertThat(orphans.isEmpty()).isTrue();
    }

    @Test
    void oneOwnersWaitIsNoOthers() {
        told("a-1", false, START);
        assertThat(orphans.dueAt(OWNER)).isEqualTo(START + CALL_MS);
        assertThat(orphans.dueAt("lyon/s/s-2")).isEqualTo(Long.MAX_VALUE);
        told("a-2", false, START - 5);
        assertThat(orphans.dueAt(OWNER)).isEqualTo(START - 5 + CALL_MS);
    }
}
