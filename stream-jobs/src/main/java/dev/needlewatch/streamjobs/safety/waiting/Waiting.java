package dev.needlewatch.streamjobs.safety.waiting;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import dev.needlewatch.streamjobs.rules.alarm.AlarmClock;
import dev.needlewatch.streamjobs.rules.alarm.AlarmId;
import dev.needlewatch.streamjobs.rules.alarm.Alarms;
import dev.needlewatch.streamjobs.rules.alarm.HeldCommand;
import dev.needlewatch.streamjobs.rules.alarm.HeldCommands;
import dev.needlewatch.streamjobs.rules.alarm.Owner;
import dev.needlewatch.streamjobs.safety.flow.AlarmPublications;
import dev.needlewatch.streamjobs.safety.flow.ScreenCommand;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What waits at the owners of one parallel instance for an alarm that its owner does not know:
 * screens' commands, which are state, and alarms that stand at the broker, which are not. An owner
 * need not have a state of its own for that, nor gets one.
 */
public final class Waiting {
    /** What Flink writes the held commands down with. */
    public static final TypeInformation<HeldCommands> STATE =
            TypeInformation.of(HeldCommands.class);

    private final ValueState<HeldCommands> held;
    private final Orphans orphans = new Orphans();

    /** An alarm was raised since {@link #found} was asked last. */
    private boolean raised;

    /** Until when commands may be held, ms: most of the time nobody need look. */
    private long heldUntil = Long.MIN_VALUE;

    private boolean looked;

    private Waiting(ValueState<HeldCommands> held) {
        this.held = held;
    }

    /** In a keyed function, where the key is the owner. */
    public static Waiting in(RuntimeContext context) {
        return new Waiting(context.getState(new ValueStateDescriptor<>("held", STATE)));
    }

    /**
     * Lets a command wait whose alarm is not known.
     *
     * @return false if it is to be refused at once: too many wait
     */
    public boolean hold(ScreenCommand screen, long now) throws IOException {
        HeldCommands commands = held.value();
        if (commands == null) {
            commands = new HeldCommands();
        }
        if (!commands.hold(screen.command(), screen.payload(), now)) {
            return false;
        }
        held.update(commands);
        heldUntil = now + 2 * HeldCommands.HELD_MS;
        return true;
    }

    /** Held commands whose alarm was raised just now, in the order they came. */
    public List<ScreenCommand> found(Alarms alarms, long now) throws IOException {
        if (!raised) {
            return List.of();
        }
        raised = false;
        HeldCommands commands = mayHold(now) ? held.value() : null;
        return commands == null
                ? List.of()
                : taken(commands, commands.found(alarms.byId::containsKey), alarms.clinic);
    }

    /** Held commands that waited long enough, and are to be refused. */
    public List<ScreenCommand> over(String owner, long now) throws IOException {
        HeldCommands commands = held.value();
        return commands == null
                ? List.of()
                : taken(commands, commands.over(now), Owner.parse(owner).clinic());
    }

    /** An alarm stands at the broker, or no longer does. */
    public void standing(
            String owner,
            StandingAlarm alarm,
            @Nullable Alarms known,
            long now,
            Consumer<MqttPublication> out) {
        orphans.told(owner, alarm, knows(known, alarm.id()), now, out);
    }

    /** Ends what stands at the broker and nobody knows; returns what was ended. */
    public List<Alarm> endOrphans(
            String owner, @Nullable Alarms known, long now, Consumer<MqttPublication> out) {
        return orphans.over(owner, id -> knows(known, id), now, out).stream()
                .flatMap(each -> AlarmPublications.over(each, now, out).stream())
                .toList();
    }

    /** The rules spoke of an alarm. */
    public void heardOf(Alarm alarm) {
        raised = true;
        if (!orphans.isEmpty()) {
            AlarmId.owner(alarm.clinic(), alarm.id())
                    .map(Owner::key)
                    .ifPresent(key -> orphans.heardOf(key, alarm.id()));
        }
    }

    /** Wall time at which something is to be done for an owner; the largest there is if never. */
    public long dueAt(String owner, long now) throws IOException {
        HeldCommands commands = mayHold(now) ? held.value() : null;
        return Math.min(
                orphans.dueAt(owner), commands == null ? AlarmClock.NEVER : commands.next());
    }

    /** After a start the state may hold what an attempt before let wait. */
    private boolean mayHold(long now) {
        if (!looked) {
            looked = true;
            heldUntil = Math.max(heldUntil, now + 2 * HeldCommands.HELD_MS);
        }
        return now <= heldUntil;
    }

    private List<ScreenCommand> taken(HeldCommands commands, List<HeldCommand> taken, String clinic)
            throws IOException {
        if (taken.isEmpty()) {
            return List.of();
        }
        if (commands.waiting.isEmpty()) {
            held.clear();
        } else {
            held.update(commands);
        }
        return taken.stream()
                .map(each -> new ScreenCommand(clinic, each.command, each.payload, each.arrivedAt))
                .toList();
    }

    private static boolean knows(@Nullable Alarms alarms, String id) {
        return alarms != null && alarms.byId.containsKey(id);
    }
}
