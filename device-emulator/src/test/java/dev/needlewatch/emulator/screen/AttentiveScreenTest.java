package dev.needlewatch.emulator.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.emulator.verdict.AlarmSamples;
import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.ingest.contract.alarm.AlarmEvent;
import dev.needlewatch.ingest.contract.alarm.Presence;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttentiveScreenTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<AlarmCommand> pressed = new ArrayList<>();
    private final AttentiveScreen screen =
            new AttentiveScreen(
                    Set.of("lyon"),
                    (ms, what) -> {
                        assertThat(ms).isEqualTo(3_000);
                        waiting.add(what);
                    },
                    (clinic, command) -> pressed.add(command),
                    () -> 42);

    private void lookAndPress() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Test
    void acknowledgesAHighAlarmOnceThreeSecondsAfterItIsSeen() {
        Alarm alarm = AlarmSamples.tooDeep("a-1", "lyon", "pen-1");
        screen.show(alarm);
        assertThat(pressed).isEmpty();
        screen.show(AlarmSamples.changed(alarm, AlarmEvent.LATCHED, Presence.LATCHED));
        lookAndPress();
        screen.show(alarm);
        lookAndPress();
        assertThat(pressed)
                .containsExactly(
                        new AlarmCommand("a-1", AlarmAction.ACKNOWLEDGE, "t-12", null, 42));
    }

    @Test
    void leavesAloneWhatIsNotHighOrNotThereOrElsewhere() {
        Alarm alarm = AlarmSamples.tooDeep("a-1", "lyon", "pen-1");
        screen.show(AlarmSamples.withPriority(alarm, Priority.MEDIUM));
        screen.show(AlarmSamples.changed(alarm, AlarmEvent.ENDED, Presence.OFF));
        screen.show(AlarmSamples.changed(alarm, AlarmEvent.ACKNOWLEDGED, Presence.ACK));
        screen.show(AlarmSamples.tooDeep("a-2", "porto", "pen-1"));
        lookAndPress();
        assertThat(pressed).isEmpty();
    }
}
