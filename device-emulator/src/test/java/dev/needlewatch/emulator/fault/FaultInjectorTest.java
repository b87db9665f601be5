package dev.needlewatch.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.scenario.Chair;
import dev.needlewatch.emulator.scenario.Scenarios;
import dev.needlewatch.emulator.script.Cue;
import dev.needlewatch.emulator.script.SessionScript;
import dev.needlewatch.ingest.codec.Decoded;
import dev.needlewatch.ingest.codec.PenCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
    private static final long BEGIN = 1_795_377_844_000L;

    @Test
    void everyGarbageIsRejected() {
        Topic topic = Topic.of("lyon", TopicKind.READING, "pen-1");
        for (GarbageKind kind : GarbageKind.values()) {
            byte[] payload =
                    kind.make(new SplittableRandom(1)).text().getBytes(StandardCharsets.UTF_8);
            assertThat(PenCodec.decodePen(topic, payload))
                    .as(kind.name())
                    .isInstanceOf(Decoded.Rejected.class);
        }
    }

    @Test
    void noMessageIsLostAndNoneIsMadeUp() {
        SessionScript clean = clean();
        SessionScript faulty =
                inject(clean, new Faults(0.2, 0.5, 0, 1, 0, 0, false, false, 0, 0, 0));
        assertThat(says(faulty)).containsExactlyInAnyOrderElementsOf(says(clean));
        assertThat(faulty.cues()).filteredOn(Cue.Repeat.class::isInstance).hasSizeGreaterThan(10);
        assertThat(faulty.cues()).filteredOn(Cue.Garble.class::isInstance).hasSize(1);
        assertThat(faulty.cues()).filteredOn(FaultInjectorTest::late).isNotEmpty();
    }

    @Test
    void whatIsLostIsReadingsAtTheRateAskedForAndLeavesAGap() {
        SessionScript clean = clean();
        SessionScript faulty = inject(clean, new Faults(0, 0, 0.2, 0, 0, 0, false, false, 0, 0, 0));
        List<Object> gone = new java.util.ArrayList<>(says(clean));
        gone.removeAll(says(faulty));
        long readings = says(clean).stream().filter(Reading.class::isInstance).count();
        assertThat(gone).allMatch(Reading.class::isInstance);
        assertThat(gone.size() / (double) readings).isBetween(0.1, 0.3);
        assertThat(says(clean)).containsSubsequence(says(faulty));
    }

    @Test
    void aRepeatComesAfterWhatItRepeats() {
        List<Cue> cues =
                inject(clean(), new Faults(0.2, 0.5, 0, 1, 0, 0, false, false, 0, 0, 0)).cues();
        for (int i = 0; i < cues.size(); i++) {
            if (cues.get(i) instanceof Cue.Repeat repeat) {
                assertThat(cues.subList(0, i))
                        .anyMatch(
                                cue ->
                                        cue instanceof Cue.Say say
                                                && say.message().equals(repeat.message()));
            }
        }
    }

    @Test
    void withoutFaultsNothingChanges() {
        SessionScript clean = clean();
        assertThat(inject(clean, Faults.NONE).cues()).isEqualTo(clean.cues());
    }

    @Test
    void aTwinTakesTheSessionSaysSomethingAndThePenComesBack() {
        SessionScript clean = clean();
        SessionScript faulty = inject(clean, new Faults(0, 0, 0, 0, 0, 0, false, true, 0, 0, 0));
        String pen = clean.cues().get(0).pen();
        assertThat(faulty.doubtful()).containsExactly(pen);
        assertThat(says(faulty)).isEqualTo(says(clean));
        List<Cue> others =
                faulty.cues().stream().filter(cue -> !clean.cues().contains(cue)).toList();
        assertThat(others).hasSizeGreaterThanOrEqualTo(9).allMatch(cue -> cue.pen().equals(pen));
        for (int i = 0; i < others.size(); i += 3) {
            assertThat(((Cue.Twin) others.get(i)).message()).isInstanceOf(PenStatus.class);
            assertThat(((Cue.Twin) others.get(i + 1)).message()).isInstanceOf(Reading.class);
            assertThat(others.get(i + 2)).isInstanceOf(Cue.Back.class);
            assertThat(others.get(i + 2).due() - others.get(i).due()).isEqualTo(900);
        }
    }

    @Test
    void aClockIsFastUntilTheSessionIsClosed() {
        SessionScript clean = clean();
        SessionScript faulty = inject(clean, new Faults(0, 0, 0, 0, 0, 0, false, false, 1, 0, 0));
        assertThat(faulty.doubtful()).isEmpty();
        boolean over = false;
        for (int i = 0; i < clean.cues().size(); i++) {
            Cue.Say was = (Cue.Say) clean.cues().get(i);
            Cue.Say is = (Cue.Say) faulty.cues().get(i);
            assertThat(is.due()).isEqualTo(was.due());
            long fast = is.message().at() - was.message().at();
            assertThat(fast).isEqualTo(over ? 0 : 8_000);
            over |= is.message() instanceof SessionEvent.Closed;
        }
        assertThat(over).isTrue();
    }

    @Test
    void aClockThatJumpsLeavesNothingCertain() {
        SessionScript clean = clean();
        SessionScript faulty = inject(clean, new Faults(0, 0, 0, 0, 0, 0, false, false, 0, 1, 0));
        assertThat(faulty.doubtful()).containsExactly(clean.cues().get(0).pen());
        List<Long> fast = new java.util.ArrayList<>();
        for (int i = 0; i < clean.cues().size(); i++) {
            Cue.Say was = (Cue.Say) clean.cues().get(i);
            fast.add(((Cue.Say) faulty.cues().get(i)).message().at() - was.message().at());
        }
        assertThat(fast).startsWith(0L).contains(8_000L).endsWith(0L);
    }

    private static boolean late(Cue cue) {
        return cue instanceof Cue.Say say && say.due() > say.message().at();
    }

    private static List<Object> says(SessionScript script) {
        return script.cues().stream()
                .filter(Cue.Say.class::isInstance)
                .map(cue -> (Object) ((Cue.Say) cue).message())
                .toList();
    }

    private static SessionScript inject(SessionScript script, Faults faults) {
        return new FaultInjector(faults, BEGIN, new SplittableRandom(5)).inject(script);
    }

    /** A session of the demo, with what the demo did to it undone. */
    private static SessionScript clean() {
        Chair chair = Scenarios.named("calm").chairs(1, BEGIN).get(1);
        SessionScript script = java.util.Objects.requireNonNull(chair.next());
        List<Cue> cues =
                script.cues().stream()
                        .filter(cue -> cue instanceof Cue.Say || cue instanceof Cue.Reboot)
                        .map(
                                cue ->
                                        cue instanceof Cue.Say say
                                                ? new Cue.Say(
                                                        say.message().at(),
                                                        say.pen(),
                                                        say.message())
                                                : cue)
                        .sorted(java.util.Comparator.comparingLong(Cue::due))
                        .toList();
        return script.with(cues);
    }
}
