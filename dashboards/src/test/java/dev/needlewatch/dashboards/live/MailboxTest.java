package dev.needlewatch.dashboards.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.dashboards.live.Mailbox.Letter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final String SESSION = "needling/v1/lyon/sessions/s-1";
    private static final String OTHER = "needling/v1/lyon/sessions/s-2";
    private static final String BEAT = "needling/v1/lyon/monitoring";
    private static final String ALARM = "needling/v1/lyon/alarms/a-1";
    private static final String EVENTS = "needling/v1/lyon/alarm-events";

    private final Mailbox box = new Mailbox();

    private boolean put(String path, String payload) {
        return box.put(path, payload.getBytes(UTF_8));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (Letter next = box.take(); next != null; next = box.take()) {
            all.add(next.path() + " " + new String(next.payload(), UTF_8));
        }
        return all;
    }

    @Test
    void ofWhatASessionIsOnlyTheNewestIsKeptWhereTheFirstWas() {
        for (int i = 0; i < 1_000; i++) {
            put(SESSION, "at " + i);
            put(OTHER, "at " + i);
            put(BEAT, "at " + i);
        }
        assertThat(all()).containsExactly(SESSION + " at 999", OTHER + " at 999", BEAT + " at 999");
    }

    @Test
    void aClearedSessionIsClearedWhateverWasBefore() {
        put(SESSION, "open");
        put(SESSION, "");
        assertThat(all()).containsExactly(SESSION + " ");
    }

    @Test
    void everyAlarmIsKeptInOrderAndOvertakesSessions() {
        put(SESSION, "open");
        put(EVENTS, "raised");
        put(ALARM, "on");
        put(EVENTS, "raised");
        put(ALARM, "");
        assertThat(all())
                .containsExactly(
                        EVENTS + " raised",
                        ALARM + " on",
                        EVENTS + " raised",
                        ALARM + " ",
                        SESSION + " open");
    }

    @Test
    void whatIsOnNoTopicOfTheContractIsKeptForTheIntakeToCount() {
        put("elsewhere", "?");
        assertThat(all()).containsExactly("elsewhere ?");
    }

    @Test
    void isAnnouncedOnceUntilItWasFoundEmpty() {
        assertThat(put(SESSION, "1")).isTrue();
        assertThat(put(EVENTS, "2")).isFalse();
        box.take();
        assertThat(put(OTHER, "3")).as("its reader comes again").isFalse();
        all();
        assertThat(put(SESSION, "4")).isTrue();
    }
}
