package dev.needlewatch.emulator.oracle;

import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import dev.needlewatch.ingest.contract.alarm.LimitReason;
import dev.needlewatch.ingest.contract.alarm.Priority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an expected alarm together, a statement at a time. */
public final class Expect {
    /** How far an onset may be off unless a rule says otherwise, ms. */
    public static final long SLACK_MS = 1_500;

    /** For conditions whose first offending reading the contract does not name, ms. */
    public static final long ANY_ONSET = Long.MAX_VALUE / 4;

    private final String clinic;
    private final AlarmCode code;
    private @Nullable String session;
    private @Nullable Place place;
    private Set<Priority> priorities = Set.of(Priority.MEDIUM);
    private @Nullable Priority peak;
    private @Nullable Double limit;
    private @Nullable LimitReason reason;
    private boolean latches;
    private long since;
    private long slackMs = SLACK_MS;
    private ReadingRef trigger = new ReadingRef("?", 0, -1);
    private long dueAt;
    private @Nullable Long endsAt;
    private boolean required = true;

    private Expect(String clinic, AlarmCode code) {
        this.clinic = clinic;
        this.code = code;
    }

    /** An alarm of a session, complete with an entry of its transcript. */
    public static Expect alarm(Transcript transcript, AlarmCode code, Transcript.Entry entry) {
        Expect expect = new Expect(transcript.clinic(), code);
        expect.session = transcript.session();
        return expect.triggeredBy(entry).since(entry.message().at());
    }

    /** An alarm of a pen, complete at a moment of wall time; the onset is that moment, too. */
    public static Expect alarm(String clinic, AlarmCode code, String pen, long dueAt) {
        Expect expect = new Expect(clinic, code);
        expect.trigger = new ReadingRef(pen, 0, -1);
        return expect.due(dueAt).since(dueAt);
    }

    /** The same alarm, to be changed in a statement or two. */
    public static Expect like(ExpectedAlarm alarm) {
        Expect expect = new Expect(alarm.clinic(), alarm.code());
        expect.session = alarm.session();
        expect.place = alarm.place();
        expect.priorities = alarm.priorities();
        expect.peak = alarm.peak();
        expect.limit = alarm.limit();
        expect.reason = alarm.reason();
        expect.latches = alarm.latches();
        expect.since = alarm.since();
        expect.slackMs = alarm.slackMs();
        expect.trigger = alarm.trigger();
        expect.dueAt = alarm.dueAt();
        expect.endsAt = alarm.endsAt();
        expect.required = alarm.required();
        return expect;
    }

    public Expect session(@Nullable String id) {
        session = id;
        return this;
    }

    public Expect at(Place where) {
        place = where;
        return this;
    }

    public Expect priority(Priority... any) {
        priorities = Set.of(any);
        return this;
    }

    public Expect priorities(Set<Priority> any) {
        priorities = Set.copyOf(any);
        return this;
    }

    /** It must rise to this in the end. */
    public Expect rising(Priority to) {
        peak = to;
        return this;
    }

    public Expect limit(double held, @Nullable LimitReason by) {
        limit = held;
        reason = by;
        return this;
    }

    public Expect latching(boolean signalStays) {
        latches = signalStays;
        return this;
    }

    public Expect since(long onset) {
        since = onset;
        return this;
    }

    public Expect slack(long ms) {
        slackMs = ms;
        return this;
    }

    public Expect triggeredBy(Transcript.Entry entry) {
        trigger = new ReadingRef(entry.pen(), entry.message().boot(), entry.message().seq());
        return due(entry.wall());
    }

    public Expect due(long wall) {
        dueAt = wall;
        return this;
    }

    /** Wall time at which the condition is over; null leaves it open. */
    public Expect ends(@Nullable Long wall) {
        endsAt = wall;
        return this;
    }

    public Expect requiredIf(boolean certain) {
        required &= certain;
        return this;
    }

    public Expect optional() {
        return requiredIf(false);
    }

    public ExpectedAlarm build() {
        return new ExpectedAlarm(
                clinic,
                session,
                code,
                place,
                priorities,
                peak,
                limit,
                reason,
                latches,
                since,
                slackMs,
                trigger,
                dueAt,
                endsAt,
                required);
    }
}
