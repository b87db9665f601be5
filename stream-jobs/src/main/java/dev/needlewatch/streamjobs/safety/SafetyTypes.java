package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How the safety job's records and state are serialized: as POJOs, never by Kryo. */
final class SafetyTypes {
    static final TypeInformation<SafetyInput> INPUT = TypeInformation.of(SafetyInput.class);
    static final TypeInformation<Pulse> PULSE = TypeInformation.of(Pulse.class);
    static final TypeInformation<WatchedSession> SESSION = TypeInformation.of(WatchedSession.class);
    static final TypeInformation<WatchedClinic> CLINIC = TypeInformation.of(WatchedClinic.class);
    static final TypeInformation<MqttPublication> PUBLICATION =
            TypeInformation.of(MqttPublication.class);

    private SafetyTypes() {}
}
