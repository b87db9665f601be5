package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Commands of screens for alarms that their owner does not know yet. Commands and readings come in
 * sessions of their own, so after a restart an acknowledgement may come again ahead of the reading
 * that raises its alarm again. It waits a moment before it is refused. State: public fields for the
 * serializer.
 */
public final class HeldCommands {
    /** So long a command waits for its alarm, ms of wall time. */
    public static final long HELD_MS = 2_000;

    /** So many wait for one owner's alarms at most; one more is refused at once. */
    static final int MOST = 16;

    /** In the order they came. */
    public List<HeldCommand> waiting = new ArrayList<>();

    /**
     * Lets a command wait.
     *
     * @param payload as it came
     * @param now wall time, ms since the Unix epoch
     * @return false if there is no room for it
     */
    public boolean hold(AlarmCommand command, byte[] payload, long now) {
        if (waiting.size() >= MOST) {
            return false;
        }
        HeldCommand held = new HeldCommand();
        held.command = command;
        held.payload = payload;
        held.arrivedAt = now;
        held.until = now + HELD_MS;
        waiting.add(held);
        return true;
    }

    /** Those whose alarm is known now, in the order they came; they no longer wait. */
    public List<HeldCommand> found(Predicate<String> known) {
        return take(held -> known.test(held.command.alarm()));
    }

    /** Those that waited long enough, in the order they came; they no longer wait. */
    public List<HeldCommand> over(long now) {
        return take(held -> now >= held.until);
    }

    /**
     * Wall time of the next that has waited long enough; {@link AlarmClock#NEVER} if none waits.
     */
    public long next() {
        return waiting.stream().mapToLong(held -> held.until).min().orElse(AlarmClock.NEVER);
    }

    private List<HeldCommand> take(Predicate<HeldCommand> which) {
        List<HeldCommand> taken = waiting.stream().filter(which).toList();
        waiting.removeAll(taken);
        return taken;
    }
}
