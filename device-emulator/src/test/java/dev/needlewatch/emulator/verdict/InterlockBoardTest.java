package dev.needlewatch.emulator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import org.junit.jupiter.api.Test;

class InterlockBoardTest {
    private static final long SECOND = 1_000_000_000L;

    private final InterlockBoard board = new InterlockBoard();
    private final Alarm alarm = AlarmSamples.tooDeep("a-1", "lyon", "pen-1");

    private InterlockBoard raised(double seconds) {
        board.interlock("lyon", 0);
        board.heard(alarm, nanos(seconds));
        return board;
    }

    private void acknowledged(double seconds) {
        board.heard(
                AlarmSamples.changed(alarm, AlarmEvent.ACKNOWLEDGED, Presence.ACK), nanos(seconds));
    }

    private void told(String pen, PenAction action, double seconds) {
        board.told("lyon", pen, new PenCommand(action, "a-1", 0), nanos(seconds));
    }

    private Halts judged(double seconds) {
        return board.judge(nanos(seconds));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * SECOND);
    }

    @Test
    void haltedWithTheAlarmAndLetGoOnWhenItIsAcknowledged() {
        raised(1);
        told("pen-1", PenAction.HALT, 1.01);
        acknowledged(4);
        told("pen-1", PenAction.RESUME, 4.01);
        assertThat(judged(20)).isEqualTo(new Halts(1, 1, java.util.List.of()));
    }

    @Test
    void aHighAlarmThatHaltsNobodyIsWrongAfterTwoSeconds() {
        assertThat(raised(1).judge(nanos(2.9)).faults()).isEmpty();
        assertThat(judged(3.1).faults()).singleElement().asString().contains("no pen halted");
        acknowledged(2);
        assertThat(judged(20).faults()).isEmpty();
    }

    @Test
    void anotherPensHaltDoesNotCountButAHaltFromBeforeDoes() {
        raised(1);
        told("pen-2", PenAction.HALT, 1.01);
        assertThat(judged(4).faults()).singleElement().asString().contains("no pen halted");
        told("pen-1", PenAction.HALT, 0.5);
        assertThat(judged(4).faults()).isEmpty();
    }

    @Test
    void aPenThatIsNeverLetGoOnIsWrongAfterFiveSeconds() {
        raised(1);
        told("pen-1", PenAction.HALT, 1.01);
        acknowledged(4);
        assertThat(judged(8.9).faults()).isEmpty();
        assertThat(judged(9.1).faults()).singleElement().asString().contains("never let go on");
    }

    @Test
    void aPenThatMayGoOnWhileTheAlarmCallsIsWrong() {
        raised(1);
        told("pen-1", PenAction.HALT, 1.01);
        told("pen-1", PenAction.RESUME, 3);
        assertThat(judged(10).faults()).singleElement().asString().contains("still calls");
        acknowledged(3.5); // the two went different ways
        assertThat(judged(10).faults()).isEmpty();
    }

    @Test
    void aWordWithoutAReasonIsWrong() {
        board.interlock("lyon", 0);
        told("pen-1", PenAction.RESUME, 1);
        assertThat(judged(2).faults()).singleElement().asString().contains("was not halted");
        told("pen-1", PenAction.HALT, 2);
        board.heard(AlarmSamples.withPriority(alarm, Priority.MEDIUM), nanos(2));
        assertThat(judged(3).faults()).hasSize(2).last().asString().contains("no alarm of high");
    }

    @Test
    void whereNobodyAskedForTheInterlockThereIsNoWord() {
        board.heard(alarm, nanos(1));
        assertThat(judged(20).faults()).isEmpty();
        told("pen-1", PenAction.HALT, 1.01);
        assertThat(judged(20).faults()).singleElement().asString().contains("nobody asked");
    }

    @Test
    void whatWasRaisedBeforeItWasAskedForNeedNotHalt() {
        board.heard(alarm, nanos(1));
        board.interlock("lyon", nanos(2));
        assertThat(judged(20).faults()).isEmpty();
    }
}
