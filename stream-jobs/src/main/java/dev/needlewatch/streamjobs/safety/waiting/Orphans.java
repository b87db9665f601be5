package dev.needlewatch.streamjobs.safety.waiting;

import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.streamjobs.safety.flow.StandingAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms that stand at the broker and whose owners, of one parallel instance, do not know them. Of
 * this attempt of the job only: the next one is told anew what stands, so nothing of it is state.
 *
 * <p>Each is called through the broker, the way that readings come, until the call comes back: then
 * all that was published before has been judged. What depends on more than that (findings of
 * histories, silence by the wall clock) has {@link #GRACE_MS} to raise it again. If nothing did, it
 * is over.
 */
final class Orphans {
    /** Longer than anything takes that raises an alarm by wall time after its cause, ms. */
    static final long GRACE_MS = 7_000;

    /** A call that does not come back is sent again after this time, ms. */
    static final long CALL_MS = 5_000;

    /** More than any job leaves behind; what is beyond that waits for the next attempt. */
    private static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final Map<String, Map<String, Orphan>> byOwner = new HashMap<>();
    private int size;

    /** One of them, and the wall time at which something is to be done about it, ms. */
    private static final class Orphan {
        private final StandingAlarm alarm;
        private boolean cameBack;
        private long dueAt;

        Orphan(StandingAlarm alarm) {
            this.alarm = alarm;
        }
    }

    /**
     * An alarm stands at the broker, or no longer does.
     *
     * @param owner its owner's key
     * @param known whether the owner knows it
     * @param calls takes the call, if it is to be called
     */
    void told(
            String owner,
            StandingAlarm alarm,
            boolean known,
            long now,
            Consumer<MqttPublication> calls) {
        if (known || alarm.payload().length == 0) {
            heardOf(owner, alarm.id());
            return;
        }
        Orphan orphan = of(owner).get(alarm.id());
        if (alarm.called()) {
            if (orphan != null && !orphan.cameBack) {
                orphan.cameBack = true;
                orphan.dueAt = now + GRACE_MS;
            }
        } else if (orphan == null) {
            take(owner, alarm, now, calls);
        }
    }

    private void take(
            String owner, StandingAlarm alarm, long now, Consumer<MqttPublication> calls) {
        if (size >= MOST) {
            LOG.warn("More than {} alarms stand that nobody knows; {} waits", MOST, alarm.id());
            return;
        }
        Orphan orphan = new Orphan(alarm);
        byOwner.computeIfAbsent(owner, key -> new LinkedHashMap<>()).put(alarm.id(), orphan);
        size++;
        call(orphan, now, calls);
    }

    boolean isEmpty() {
        return byOwner.isEmpty();
    }

    /** The owner spoke of the alarm itself: it is none that nobody knows. */
    void heardOf(String owner, String id) {
        Map<String, Orphan> orphans = byOwner.get(owner);
        if (orphans != null && orphans.remove(id) != null) {
            size--;
            if (orphans.isEmpty()) {
                byOwner.remove(owner);
            }
        }
    }

    /**
     * Lets wall time pass.
     *
     * @param known whether the owner knows an id
     * @return those that are over, which are forgotten with this
     */
    List<StandingAlarm> over(
            String owner, Predicate<String> known, long now, Consumer<MqttPublication> calls) {
        List<StandingAlarm> over = new ArrayList<>();
        for (Orphan orphan : List.copyOf(of(owner).values())) {
            String id = orphan.alarm.id();
            if (known.test(id)) {
                heardOf(owner, id);
            } else if (now >= orphan.dueAt && orphan.cameBack) {
                heardOf(owner, id);
                over.add(orphan.alarm);
                LOG.info("Nobody knows the alarm {} of {} that stood at the broker", id, owner);
            } else if (now >= orphan.dueAt) {
                call(orphan, now, calls);
            }
        }
        return over;
    }

    /** Wall time at which {@link #over} has something to do next; the largest there is if never. */
    long dueAt(String owner) {
        long due = Long.MAX_VALUE;
        for (Orphan orphan : of(owner).values()) {
            due = Math.min(due, orphan.dueAt);
        }
        return due;
    }

    private Map<String, Orphan> of(String owner) {
        return byOwner.getOrDefault(owner, Map.of());
    }

    private static void call(Orphan orphan, long now, Consumer<MqttPublication> calls) {
        orphan.dueAt = now + CALL_MS;
        StandingAlarm alarm = orphan.alarm;
        calls.accept(
                MqttPublication.of(
                        Topic.of(alarm.clinic(), TopicKind.STANDING, Probe.PEN), alarm.payload()));
    }
}
