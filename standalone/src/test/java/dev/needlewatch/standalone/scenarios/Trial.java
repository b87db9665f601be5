package dev.needlewatch.standalone.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.needlewatch.emulator.oracle.Chronicle;
import dev.needlewatch.emulator.oracle.ExpectedAlarm;
import dev.needlewatch.emulator.oracle.Oracle;
import dev.needlewatch.emulator.oracle.Tolerance;
import dev.needlewatch.emulator.oracle.Transcript;
import dev.needlewatch.emulator.publish.PublishLedger;
import dev.needlewatch.emulator.publish.Recorder;
import dev.needlewatch.emulator.publish.Rehearsal;
import dev.needlewatch.emulator.scenario.Scenario;
import dev.needlewatch.emulator.verdict.Scoreboard;
import dev.needlewatch.emulator.verdict.Verdict;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import dev.needlewatch.streamjobs.rules.watch.Watch;
import dev.needlewatch.streamjobs.rules.watch.WatchOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A scenario written down ahead and read to the rules without a cluster, in no time at all. */
final class Trial {
    /** The rules go on for so long after the last message, so that what is to end can end. */
    private static final long AFTERWARDS_MS = 90_000;

    private static final long BEGIN = 1_795_377_844_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scenario scenario;
    private final Rehearsal rehearsal;
    private final List<String> lines;
    private final List<ExpectedAlarm> expected = new ArrayList<>();

    Trial(Scenario scenario, long seed, Duration length) {
        this.scenario = scenario;
        StringWriter recording = new StringWriter();
        rehearsal = Rehearsal.recorded(scenario, seed, BEGIN, length, new Recorder(recording));
        lines = recording.toString().lines().toList();
        Oracle oracle =
                new Oracle(scenario.limitsTable(), EnumSet.allOf(AlarmCode.class), Tolerance.USUAL);
        rehearsal.chronicles().forEach(chronicle -> expected.addAll(oracle.judge(chronicle)));
    }

    /** The verdict on the rules that are on the class path. */
    Verdict verdict() throws IOException {
        Scoreboard board = new Scoreboard(EnumSet.allOf(AlarmCode.class), 0);
        for (Chronicle chronicle : rehearsal.chronicles()) {
            board.tolerate(chronicle.clinic(), chronicle.doubtful());
            for (Transcript transcript : chronicle.transcripts()) {
                board.begin(chronicle.clinic(), transcript.session());
            }
        }
        Watch watch = new Watch(new Ear(board));
        if (scenario.limits() != null) {
            scenario.clinics().forEach(c -> watch.limits(c.clinic(), scenario.limits()));
        }
        long last = BEGIN;
        for (String line : lines) {
            JsonNode message = JSON.readTree(line);
            last = message.path("arrivedAt").asLong();
            byte[] payload =
                    message.has("payload64")
                            ? message.path("payload64").binaryValue()
                            : message.path("payload").toString().getBytes(StandardCharsets.UTF_8);
            watch.message(message.path("topic").asText(), payload, false, last);
        }
        watch.advanceTo(last + AFTERWARDS_MS);
        board.expect(expected, Trial::nanos);
        return board.verdict(
                new PublishLedger.Totals(Map.of(), 0, 0, 0), nanos(last + AFTERWARDS_MS));
    }

    private static long nanos(long wall) {
        return (wall - BEGIN) * 1_000_000;
    }

    /** Hears the rules' alarms as a listener at the broker would. */
    private record Ear(Scoreboard board) implements WatchOutput {
        @Override
        public void alarm(Alarm alarm) {
            board.heard(alarm, nanos(alarm.changedAt()));
        }

        @Override
        public void rejected(String clinic, Rejection rejection) {
            board.rejected();
        }
    }
}
