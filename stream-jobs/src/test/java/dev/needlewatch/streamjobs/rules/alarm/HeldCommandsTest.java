package dev.needlewatch.streamjobs.rules.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldCommandsTest {
    private static final long START = 1_795_377_844_000L;

    private final HeldCommands held = new HeldCommands();

    private boolean hold(String alarm, long now) {
        AlarmCommand command = new AlarmCommand(alarm, AlarmAction.ACKNOWLEDGE, "t-1", null, START);
        return held.hold(command, new byte[] {1}, now);
    }

    private static List<String> ids(List<HeldCommand> commands) {
        return commands.stream().map(each -> each.command.alarm()).toList();
    }

    /** After so long, is it refused, and does it wait no more? */
    @ParameterizedTest
    @CsvSource({"0, false", "1999, false", "2000, true", "60000, true"})
    void isRefusedWhenItHasWaitedTwoSeconds(long after, boolean refused) {
        hold("a-1", START);
        assertThat(ids(held.over(START + after))).isEqualTo(refused ? List.of("a-1") : List.of());
        assertThat(held.waiting).hasSize(refused ? 0 : 1);
    }

    @Test
    void thoseWhoseAlarmIsKnownComeInTheirOrderAndOnce() {
        hold("a-1", START);
        hold("a-2", START + 1);
        hold("a-1", START + 2);
        assertThat(ids(held.found("a-1"::equals))).containsExactly("a-1", "a-1");
        assertThat(held.found("a-1"::equals)).isEmpty();
        assertThat(ids(held.over(START + 5_000))).containsExactly("a-2");
    }

    @Test
    void knowsWhenTheNextIsOver() {
        assertThat(held.next()).isEqualTo(AlarmClock.NEVER);
        hold("a-1", START);
        hold("a-2", START + 7);
        assertThat(held.next()).isEqualTo(START + HeldCommands.HELD_MS);
        held.found("a-1"::equals);
        assertThat(held.next()).isEqualTo(START + 7 + HeldCommands.HELD_MS);
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() {
        for (int i = 0; i < HeldCommands.MOST; i++) {
            assertThat(hold("a-" + i, START)).isTrue();
        }
        assertThat(hold("a-99", START)).isFalse();
        held.over(START + HeldCommands.HELD_MS);
        assertThat(hold("a-99", START)).isTrue();
    }
}
