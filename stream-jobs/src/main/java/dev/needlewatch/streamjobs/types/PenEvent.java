package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.PenMessage;
import dev.needlewatch.ingest.contract.pen.Reading;
import dev.needlewatch.ingest.contract.pen.SessionEvent;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A message of a pen with the address it came from. Immutable.
 *
 * @param clinic the clinic in the topic
 * @param pen the pen in the topic
 * @param message what it published
 * @param arrivedAt wall time of arrival, ms since the Unix epoch
 */
@TypeInfo(PenEvent.InfoFactory.class)
public record PenEvent(String clinic, String pen, PenMessage message, long arrivedAt) {

    /** What Flink writes it down with. */
    public static final TypeInformation<PenEvent> TYPE =
            new RecordType<>(PenEvent.class, PenEventSerializer.INSTANCE);

    /** The session the message says it belongs to; null for status, logs and stray readings. */
    public @Nullable String session() {
        if (message instanceof Reading reading) {
            return reading.session();
        }
        return message instanceof SessionEvent event ? event.session() : null;
    }

    /** The key of session-scoped state: clinic and session, or clinic and pen without one. */
    public String sessionKey() {
        String session = session();
        return session == null ? penKey() : clinic + "/sessions/" + session;
    }

    /** The key of pen-scoped state: clinic and pen. */
    public String penKey() {
        return clinic + "/pens/" + pen;
    }

    /** Tells Flink's type extraction of {@link #TYPE}. */
    public static final class InfoFactory extends TypeInfoFactory<PenEvent> {
        @Override
        public TypeInformation<PenEvent> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return TYPE;
        }
    }
}
