package dev.needlewatch.streamjobs.record;

import dev.needlewatch.streamjobs.sink.influx.Point;
import dev.needlewatch.streamjobs.types.PenEvent;
import dev.needlewatch.streamjobs.types.RecordType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What is folded; keyed by session, or by pen where a message names none. Immutable. */
sealed interface FoldInput {
    /** What Flink writes it down with. */
    TypeInformation<FoldInput> TYPE =
            new RecordType<>(FoldInput.class, FoldInputSerializer.INSTANCE);

    /** The key of the state it belongs to. */
    String key();

    /** A reading, a session event or a log line. */
    record Message(PenEvent event) implements FoldInput {
        @Override
        public String key() {
            return event.sessionKey();
        }
    }

    /** A change of one of the session's alarms, as a point. */
    record AlarmChange(Point alarm) implements FoldInput {
        @Override
        public String key() {
            return AlarmPoints.sessionKey(alarm);
        }
    }
}
