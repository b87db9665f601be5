package dev.needlewatch.streamjobs.rules.alarm;

import dev.needlewatch.ingest.contract.alarm.Alarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of one owner that are not off, and what every one of them says of its owner. State:
 * public fields for the serializer.
 */
public final class Alarms {
    public String clinic = "";
    public Owner.Kind kind = Owner.Kind.SESSION;

    /** The session's id, or the pen's. */
    public String owner = "";

    /**
     * The session the alarms name: the owner itself, or the one a pen works in now; null if none.
     */
    public @Nullable String session;

    /** Who works in that session. */
    public @Nullable String therapist;

    /** Wall time at which what is still latched goes off by itself, ms. */
    public long latchedUntil = AlarmClock.NEVER;

    public Map<String, AlarmState> byId = new LinkedHashMap<>();

    /** An owner without alarms. */
    public static Alarms of(Owner owner) {
        Alarms alarms = new Alarms();
        alarms.clinic = owner.clinic();
        alarms.kind = owner.kind();
        alarms.owner = owner.id();
        alarms.session = owner.kind() == Owner.Kind.SESSION ? owner.id() : null;
        return alarms;
    }

    /** The contract's alarms as they stand now, with what last happened to each. */
    public List<Alarm> standing() {
        return byId.values().stream().map(alarm -> alarm.told(this)).toList();
    }

    /** Whose alarms they are. */
    public Owner whose() {
        return new Owner(clinic, kind, owner);
    }
}
