package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.clinic.Monitoring;
import dev.needlewatch.ingest.contract.limits.LimitsTable;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells each clinic with an open session, every two seconds, that its pens are being watched. */
final class MonitoringFunction extends KeyedProcessFunction<String, Pulse, MqttPublication> {
    private static final long serialVersionUID = 1;

    /** A beat every so often while a session is open, ms. */
    static final long BEAT_MS = 2_000;

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<WatchedClinic> clinics;

    @Override
    public void open(OpenContext context) {
        clinics =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("clinic", SafetyTypes.CLINIC));
    }

    @Override
    public void processElement(Pulse pulse, Context context, Collector<MqttPublication> out)
            throws IOException {
        WatchedClinic clinic = clinics.value();
        if (clinic == null) {
            clinic = new WatchedClinic();
        }
        clinic.readings += pulse.readings();
        clinic.lagMs = Math.max(clinic.lagMs, pulse.lagMs());
        boolean wasWatched = !clinic.open.isEmpty();
        if (pulse.open()) {
            clinic.open.add(pulse.session());
        } else {
            clinic.open.remove(pulse.session());
        }
        if (!wasWatched && pulse.open()) {
            long now = context.timerService().currentProcessingTime();
            beat(pulse.clinic(), clinic, now, out);
            context.timerService().registerProcessingTimeTimer(now + BEAT_MS);
        }
        clinics.update(clinic);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<MqttPublication> out)
            throws IOException {
        WatchedClinic clinic = clinics.value();
        if (clinic == null || clinic.open.isEmpty()) {
            clinics.clear();
            return;
        }
        long now = context.timerService().currentProcessingTime();
        beat(context.getCurrentKey(), clinic, now, out);
        context.timerService().registerProcessingTimeTimer(now + BEAT_MS);
        clinics.update(clinic);
    }

    private static void beat(
            String key, WatchedClinic clinic, long now, Collector<MqttPublication> out) {
        long passed = clinic.beatAt == 0 ? 0 : now - clinic.beatAt;
        double perSecond = passed <= 0 ? 0 : clinic.readings * 1000.0 / passed;
        Monitoring beat =
                new Monitoring(now, LimitsTable.DEFAULTS.version(), clinic.lagMs, perSecond);
        out.collect(
                MqttPublication.of(Topic.of(key, TopicKind.MONITORING), SystemCodec.encode(beat)));
        clinic.beatAt = now;
        clinic.readings = 0;
        clinic.lagMs = 0;
    }
}
