package dev.needlewatch.streamjobs.safety.clinic;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.clinic.Probe;
import dev.needlewatch.ingest.contract.limits.LimitsApplied;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.streamjobs.safety.flow.ClinicInput;
import dev.needlewatch.streamjobs.safety.flow.LimitsReport;
import dev.needlewatch.streamjobs.safety.flow.Pulse;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each clinic which limits are in force, once every instance judges by them, and, every two
 * seconds while a session is open, that its pens are being watched: the timer only sends a probe to
 * the broker, the beat is given when it has come back the way that readings come.
 */
public final class ClinicFunction
        extends KeyedProcessFunction<String, ClinicInput, MqttPublication> {
    private static final long serialVersionUID = 1;

    /** A beat every so often while a session is open, ms. */
    static final long BEAT_MS = 2_000;

    /**
     * A probe that took longer says that monitoring is lost: screens say so after that time, ms.
     */
    static final long TOO_LATE_MS = 6_000;

    /** What Flink writes the state down with. */
    public static final TypeInformation<WatchedClinic> STATE =
            TypeInformation.of(WatchedClinic.class);

    private final WallClock clock;

    /** By the machine's clock. */
    public ClinicFunction() {
        this(WallClock.SYSTEM);
    }

    /** By a clock of one's own. */
    public ClinicFunction(WallClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedClinic> clinics;

    /** The clinics told of the defaults by this attempt: a broker may have forgotten it. */
    @SuppressWarnings("NullAway.Init")
    private transient Set<String> told;

    @Override
    public void open(OpenContext context) {
        clinics = getRuntimeContext().getState(new ValueStateDescriptor<>("clinic", STATE));
        told = new HashSet<>();
    }

    @Override
    public void processElement(ClinicInput input, Context context, Collector<MqttPublication> out)
            throws IOException {
        WatchedClinic clinic = clinics.value();
        if (clinic == null) {
            clinic = new WatchedClinic();
        }
        long now = clock.played(context.timerService().currentProcessingTime());
        if (input.report() != null && reported(clinic, input.report(), now)) {
            tell(input.clinic(), clinic, out);
        }
        if (input.pulse() != null) {
            if (felt(clinic, input.pulse())) {
                beat(input.clinic(), clinic, now, out);
                probeAgain(clinic, now, context);
            }
            tellDefaults(input.clinic(), clinic, now, out);
        }
        if (input.probedAt() != null && heard(clinic, input.probedAt(), now)) {
            beat(input.clinic(), clinic, now, out);
        }
        clinics.update(clinic);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<MqttPublication> out)
            throws IOException {
        WatchedClinic clinic = clinics.value();
        if (clinic == null) {
            return;
        }
        clinic.timerSet = false;
        long now = clock.played(context.timerService().currentProcessingTime());
        if (!clinic.open.isEmpty()) {
            Topic probe = Topic.of(context.getCurrentKey(), TopicKind.PROBE, Probe.PEN);
            out.collect(MqttPublication.of(probe, SystemCodec.encode(new Probe(now))));
            probeAgain(clinic, now, context);
        }
        clinics.update(clinic);
    }

    /** Whether a probe came back, soon enough to say that pens are heard; each counts once. */
    private static boolean heard(WatchedClinic clinic, long probedAt, long now) {
        if (clinic.open.isEmpty()
                || probedAt <= clinic.probedAt
                || probedAt > now
                || now - probedAt > TOO_LATE_MS) {
            return false;
        }
        clinic.probedAt = probedAt;
        clinic.lagMs = Math.max(clinic.lagMs, now - probedAt);
        return true;
    }

    private void probeAgain(WatchedClinic clinic, long now, Context context) {
        if (!clinic.timerSet) {
            clinic.timerSet = true;
            context.timerService().registerProcessingTimeTimer(clock.realAt(now + BEAT_MS));
        }
    }

    /** Notes a report; true if the clinic is to be told now which limits are in force. */
    private static boolean reported(WatchedClinic clinic, LimitsReport report, long now) {
        LimitsReport before = clinic.agreed;
        if (!RollCall.complete(clinic, report)) {
            return false;
        }
        if (before == null || !RollCall.sameDocument(before, report)) {
            clinic.version = report.version();
            clinic.since = now;
        }
        return true;
    }

    /** Whether the clinic's first session has just opened. */
    private static boolean felt(WatchedClinic clinic, Pulse pulse) {
        clinic.readings += pulse.readings();
        clinic.lagMs = Math.max(clinic.lagMs, pulse.lagMs());
        if (!pulse.open()) {
            clinic.open.remove(pulse.session());
            return false;
        }
        boolean unwatched = clinic.open.isEmpty();
        clinic.open.add(pulse.session());
        return unwatched;
    }

    /** A clinic that never had limits of its own has the defaults; told once by each attempt. */
    private void tellDefaults(
            String name, WatchedClinic clinic, long now, Collector<MqttPublication> out) {
        if (!clinic.reports.isEmpty() || !told.add(name)) {
            return;
        }
        if (clinic.version == null) {
            clinic.version = LimitsTable.DEFAULTS.version();
            clinic.since = now;
        }
        tell(name, clinic, out);
    }

    private static void tell(String name, WatchedClinic clinic, Collector<MqttPublication> out) {
        LimitsApplied applied =
                new LimitsApplied(Objects.requireNonNull(clinic.version), clinic.since);
        out.collect(
                MqttPublication.of(
                        Topic.of(name, TopicKind.LIMITS_APPLIED), SystemCodec.encode(applied)));
    }

    private static void beat(
            String name, WatchedClinic clinic, long now, Collector<MqttPublication> out) {
        long passed = clinic.beatAt == 0 ? 0 : now - clinic.beatAt;
        double perSecond = passed <= 0 ? 0 : clinic.readings * 1000.0 / passed;
        String version = clinic.version;
        Monitoring beat =
                new Monitoring(
                        now,
                        version == null ? LimitsTable.DEFAULTS.version() : version,
                        clinic.lagMs,
                        perSecond);
        out.collect(
                MqttPublication.of(Topic.of(name, TopicKind.MONITORING), SystemCodec.encode(beat)));
        clinic.beatAt = now;
        clinic.readings = 0;
        clinic.lagMs = 0;
    }
}
