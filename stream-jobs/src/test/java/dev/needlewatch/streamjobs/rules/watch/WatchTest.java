package dev.needlewatch.streamjobs.rules.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.clinic.RejectReason;
import dev.needlewatch.ingest.contract.clinic.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final long DAY = 24 * 60 * 60 * 1_000L;

    private static Tape opened() {
        return new Tape().opened("pen-3").pause(1_000).tested("pen-3", null).pause(1_000);
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void raisesWhatASessionsRulesSay() {
        RecordingOutput out = opened().needle("pen-3", "cheek", 1.6, 2).play().out();
        assertThat(out.of(AlarmCode.DEPTH_ABOVE_LIMIT)).isNotEmpty();
    }

    @Test
    void tellsTheSessionThatItsPenFellSilent() {
        Tape tape = opened().needle("pen-3", "cheek", 0.5, 10);
        RecordingOutput out = tape.play().out();
        Alarm silent = out.of(AlarmCode.PEN_SILENT).get(0);
        assertThat(silent.raisedAt()).isEqualTo(tape.now + 5_000);
        assertThat(silent.session()).isEqualTo("s-1");
    }

    @Test
    void tellsOfAStalledMotorByWhatTheBirthDeclared() {
        Tape tape = new Tape().born("pen-3", null, 20_000.0).opened("pen-3").pause(1_000);
        tape.tested("pen-3", null).needle("pen-3", "cheek", 0.5, 15);
        assertThat(tape.play().out().of(AlarmCode.SPEED_OUT_OF_RANGE)).isNotEmpty();
    }

    @Test
    void aBootThatIsNotThePensBlindsNobodyForLong() {
        Tape tape = opened().born("pen-3", null, 20_000.0).needle("pen-3", "cheek", 0.5, 3);
        Tape.Published last = tape.published.get(tape.published.size() - 1);
        String garbled =
                new String(last.payload(), StandardCharsets.UTF_8)
                        .replace("\"boot\":7", "\"boot\":100000");
        tape.published.add(new Tape.Published(last.topic(), text(garbled), false, last.at()));
        tape.needle("pen-3", "cheek", 0.5, 30).needle("pen-3", "cheek", 1.6, 2);
        RecordingOutput out = tape.play().out();
        assertThat(out.raised())
                .contains(AlarmCode.SPEED_OUT_OF_RANGE, AlarmCode.DEPTH_ABOVE_LIMIT);
    }

    @Test
    void tellsOfACartridgeThatAnEarlierSessionUsed() {
        Tape tape = new Tape();
        tape.cartridge = "k-1";
        tape.opened("pen-3").pause(1_000).closed("pen-3").pause(30 * DAY);
        tape.session = "s-2";
        tape.client = "c-2";
        tape.opened("pen-3");
        RecordingOutput out = tape.play().out();
        assertThat(out.of(AlarmCode.CARTRIDGE_REUSED).get(0).session()).isEqualTo("s-2");
    }

    @Test
    void tellsOfACartridgeThatAPenBrings() {
        Tape tape = new Tape().born("pen-3", "k-1", null).opened("pen-3").pause(1_000);
        tape.needle("pen-3", "cheek", 0.5, 3).closed("pen-3").pause(60_000);
        tape.session = "s-2";
        tape.opened("pen-4").pause(3_000).needle("pen-3", "cheek", 0.5, 3);
        RecordingOutput out = tape.play().out();
        assertThat(out.of(AlarmCode.CARTRIDGE_REUSED).get(0).session()).isEqualTo("s-2");
    }

    @Test
    void tellsOfTheOldCartridgeThatAPenStillNamesAfterTheOpeningDeclaredAnother() {
        RecordingOutput out = withTheOldCartridge(true).play().out();
        assertThat(out.of(AlarmCode.CARTRIDGE_REUSED))
                .filteredOn(alarm -> alarm.event() == AlarmEvent.RAISED)
                .extracting(Alarm::session)
                .containsExactly("s-2"); // once, however often the pen says so
    }

    @Test
    void oneFreshCartridgeDoesNotEndThatAnotherPenHasTheUsedOneDeclared() {
        Tape tape = new Tape();
        tape.cartridge = "k-1";
        tape.opened("pen-3").pause(1_000).closed("pen-3").pause(60_000);
        tape.session = "s-2";
        tape.born("pen-3", "k-1", null).opened("pen-3").pause(1_000);
        tape.needle("pen-3", "cheek", 0.5, 3).pause(1_000);
        tape.born("pen-4", "k-9", null).needle("pen-4", "cheek", 0.5, 3);
        assertThat(tape.play().out().of(AlarmCode.CARTRIDGE_REUSED))
                .extracting(Alarm::presence)
                .isNotEmpty()
                .containsOnly(Presence.ON);
    }

    @Test
    void takesWhatThePenSaidBeforeAnOpeningThatDeclaredAnotherForStale() {
        RecordingOutput out = withTheOldCartridge(false).play().out();
        assertThat(out.of(AlarmCode.CARTRIDGE_REUSED)).isEmpty();
    }

    /** A second session that declares a fresh cartridge, with a pen that had another before. */
    private static Tape withTheOldCartridge(boolean saidAnew) {
        Tape tape = new Tape().born("pen-3", "k-1", null).opened("pen-3").pause(1_000);
        tape.needle("pen-3", "cheek", 0.5, 3).closed("pen-3").pause(60_000);
        tape.session = "s-2";
        tape.cartridge = "k-9";
        tape.born("pen-3", "k-1", null).pause(1_000).opened("pen-3").pause(1_000);
        tape.needle("pen-3", "cheek", 0.5, 3);
        for (int status = 0; saidAnew && status < 3; status++) {
            tape.born("pen-3", "k-1", null).needle("pen-3", "cheek", 0.5, 3);
        }
        return tape.closed("pen-3");
    }

    @Test
    void tellsOfATreatmentTooSoon() {
        Tape tape = opened().closed("pen-3").pause(20 * DAY);
        tape.session = "s-2";
        RecordingOutput out = tape.opened("pen-3").play().out();
        assertThat(out.of(AlarmCode.TREATMENT_TOO_SOON).get(0).session()).isEqualTo("s-2");
    }

    @Test
    void takesACommandToTheAlarmsOwner() {
        RecordingOutput out = new RecordingOutput();
        Watch watch = new Watch(out);
        Tape tape = opened().needle("pen-3", "cheek", 1.6, 2);
        for (int i = 0; i < 5; i++) {
            tape.garbage("pen-4");
        }
        tape.published.forEach(p -> watch.message(p.topic(), p.payload(), false, p.at()));
        String screens = Topic.of("lyon", TopicKind.ALARM_COMMANDS).path();
        for (AlarmCode code :
                new AlarmCode[] {AlarmCode.DEPTH_ABOVE_LIMIT, AlarmCode.READINGS_REJECTED}) {
            String id = out.of(code).get(0).id();
            byte[] payload = command(id, tape.now);
            watch.message(screens, payload, false, tape.now);
            assertThat(out.of(code)).last().extracting(Alarm::presence).isEqualTo(Presence.ACK);
            watch.message(screens, payload, false, tape.now);
        }
        watch.message(screens, command("a-0000000000000000.s.s-9", tape.now), false, tape.now);
        assertThat(out.rejections)
                .extracting(Rejection::reason)
                .endsWith(
                        RejectReason.ALREADY_ACKNOWLEDGED,
                        RejectReason.ALREADY_ACKNOWLEDGED,
                        RejectReason.UNKNOWN_ALARM);
    }

    private static byte[] command(String alarm, long at) {
        return SystemCodec.encode(
                new AlarmCommand(alarm, AlarmAction.ACKNOWLEDGE, "t-1", null, at));
    }

    @Test
    void judgesByTheClinicsOwnLimitsAndKeepsThemWhenABadDocumentComes() {
        RecordingOutput out = new RecordingOutput();
        Watch watch = new Watch(out);
        String limits = Topic.of("lyon", TopicKind.LIMITS).path();
        byte[] good =
                text(
                        "{\"version\":\"lyon-3\",\"areas\":{\"cheek\":"
                                + "{\"rejuvenationMaxMm\":1.2,\"rejuvenationWarnMm\":0.9}}}");
        byte[] bad =
                text("{\"version\":\"lyon-4\",\"areas\":{\"cheek\":{\"rejuvenationMaxMm\":3}}}");
        watch.message(limits, good, true, Tape.START);
        watch.message(limits, bad, false, Tape.START);
        Tape tape = opened().needle("pen-3", "cheek", 1.3, 2);
        tape.published.forEach(p -> watch.message(p.topic(), p.payload(), false, p.at()));
        assertThat(out.applied).extracting(a -> a.version()).containsExactly("lyon-3");
        assertThat(out.rejections)
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.LIMITS_INVALID);
        assertThat(out.of(AlarmCode.DEPTH_ABOVE_LIMIT).get(0).limitsVersion()).isEqualTo("lyon-3");
    }

    @Test
    void tellsAClinicOfWhatItCannotUse() {
        RecordingOutput out = new RecordingOutput();
        Watch watch = new Watch(out);
        watch.message("needling/v1/lyon/pens/pen-3/nothing", text("{}"), false, Tape.START);
        watch.message("needling/v1/lyon/pens/pen-3/reading", text("{}"), false, Tape.START);
        watch.message("somewhere/else", text("{}"), false, Tape.START);
        watch.message("needling/v1/lyon/pens/pen-3/command", text("{}"), false, Tape.START);
        watch.message("needling/v1/lyon/pens/pen-3/status", new byte[0], true, Tape.START);
        assertThat(out.rejections)
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.UNKNOWN_TOPIC, RejectReason.MISSING_MEMBER);
        assertThat(watch.count()).isEqualTo(new WatchCount(3, 0, 0, 3, 0));
    }

    @Test
    void closesASessionAfterFourHoursOfSilenceAndForgetsIt() {
        Tape tape = opened();
        Tape.Played played = tape.play();
        played.watch().advanceTo(tape.now + DAY / 6 + 1);
        assertThat(played.out().closed).extracting(s -> s.session()).containsExactly("s-1");
        assertThat(played.watch().sessions()).hasSize(1);
        played.watch().advanceTo(tape.now + 3 * DAY);
        assertThat(played.watch().sessions()).isEmpty();
    }

    @Test
    void keepsClinicsApart() {
        RecordingOutput out = new RecordingOutput();
        Watch watch = new Watch(out);
        Tape tape = opened().needle("pen-3", "cheek", 1.6, 2);
        for (Tape.Published p : tape.published) {
            watch.message(p.topic(), p.payload(), false, p.at());
            watch.message(p.topic().replace("/lyon/", "/bern/"), p.payload(), false, p.at());
        }
        assertThat(out.of(AlarmCode.DEPTH_ABOVE_LIMIT))
                .extracting(Alarm::clinic)
                .contains("lyon", "bern");
        assertThat(watch.count().duplicate()).isZero();
    }
}
