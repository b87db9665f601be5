package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.source.MqttMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A clinic, lyon, whose pens and screens record on a tape; each pen keeps its own time. */
final class Ward {
    private static final String ROOT = "needling/v1/lyon/";

    /** So far pens' clocks are behind, ms: ten seconds sent at once are never 5 s off for long. */
    private static final long BEHIND_MS = 4_800;

    private final Tape tape;
    private final long start = System.currentTimeMillis();
    private final Map<String, Integer> seq = new HashMap<>();
    private final Map<String, Long> at = new HashMap<>();

    Ward(Tape tape) {
        this.tape = tape;
    }

    void opened(String pen, String session, String members) {
        message(pen, "session", "\"type\":\"opened\",\"session\":\"" + session + "\"," + members);
    }

    void tested(String pen, String session) {
        message(
                pen,
                "session",
                "\"type\":\"test-area\",\"reaction\":\"none\",\"session\":\"" + session + "\"");
    }

    void closed(String pen, String session) {
        message(pen, "session", "\"type\":\"closed\",\"session\":\"" + session + "\"");
    }

    void readings(int count, String pen, String session, String members) {
        for (int i = 0; i < count; i++) {
            message(pen, "reading", "\"session\":\"" + session + "\",\"speedRpm\":7000," + members);
        }
    }

    /** Readings that name no session. */
    void strayReadings(int count, String pen, String members) {
        for (int i = 0; i < count; i++) {
            message(
                    pen,
                    "reading",
                    "\"area\":\"cheek\",\"depthMm\":0.8,\"speedRpm\":7000," + members);
        }
    }

    /**
     * 100 ms of the pen's time after its message before, or more if so much has passed: on a slow
     * machine a clock that stood still meanwhile would be a skewed one.
     */
    void message(String pen, String kind, String members) {
        long earliest = System.currentTimeMillis() - BEHIND_MS;
        long now = at.merge(pen, earliest, (before, since) -> Math.max(before + 100, since));
        int number = seq.merge(pen, 0, (before, first) -> before + 1);
        raw(
                ROOT + "pens/" + pen + "/" + kind,
                "{\"boot\":1,\"seq\":%d,\"at\":%d,%s}".formatted(number, now, members));
    }

    void status(String pen, String members) {
        raw(
                ROOT + "pens/" + pen + "/status",
                "{\"state\":\"online\",\"boot\":1,\"at\":%d,%s}".formatted(start, members));
    }

    void acknowledge(String alarm) {
        raw(
                ROOT + "alarm-commands",
                "{\"alarm\":\"%s\",\"action\":\"acknowledge\",\"by\":\"t-1\",\"at\":%d}"
                        .formatted(alarm, start));
    }

    void limits(String document) {
        raw(ROOT + "limits", document);
    }

    void raw(String topic, String payload) {
        tape.record(
                new MqttMessage(
                        topic,
                        payload.getBytes(StandardCharsets.UTF_8),
                        List.of(),
                        System.currentTimeMillis(),
                        1,
                        false,
                        false));
    }
}
