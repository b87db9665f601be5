package dev.needlewatch.streamjobs.safety.clinic;

import dev.needlewatch.ingest.codec.SystemCodec;
import dev.needlewatch.ingest.contract.Topic;
import dev.needlewatch.ingest.contract.TopicKind;
import dev.needlewatch.ingest.contract.alarm.PenAction;
import dev.needlewatch.ingest.contract.alarm.PenCommand;
import dev.needlewatch.streamjobs.safety.flow.HighAlarm;
import dev.needlewatch.streamjobs.sink.mqtt.MqttPublication;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Halts a pen with the first high-priority alarm that stands unacknowledged for it, from whatever
 * session, and lets it go on when none does any more. Remembers only pens that are halted.
 */
public final class InterlockFunction
        extends KeyedProcessFunction<String, HighAlarm, MqttPublication> {
    private static final long serialVersionUID = 1;

    /** What Flink writes the state down with. */
    public static final TypeInformation<HaltedPen> STATE = TypeInformation.of(HaltedPen.class);

    @SuppressWarnings("NullAway.Init") // open() comes before any element
    private transient ValueState<HaltedPen> halted;

    @Override
    public void open(OpenContext context) {
        halted = getRuntimeContext().getState(new ValueStateDescriptor<>("halted", STATE));
    }

    @Override
    public void processElement(HighAlarm alarm, Context context, Collector<MqttPublication> out)
            throws IOException {
        HaltedPen pen = halted.value();
        if (alarm.stands()) {
            if (pen == null) {
                pen = new HaltedPen();
                out.collect(command(PenAction.HALT, alarm));
            }
            pen.alarms.add(alarm.alarm());
            halted.update(pen);
        } else if (pen != null && pen.alarms.remove(alarm.alarm())) {
            if (pen.alarms.isEmpty()) {
                out.collect(command(PenAction.RESUME, alarm));
                halted.clear();
            } else {
                halted.update(pen);
            }
        } else if (pen == null && alarm.unknown()) {
            // Halted by an attempt of the job that ended before it could remember.
            out.collect(command(PenAction.RESUME, alarm));
        }
    }

    private static MqttPublication command(PenAction action, HighAlarm alarm) {
        return MqttPublication.of(
                Topic.of(alarm.clinic(), TopicKind.COMMAND, alarm.pen()),
                SystemCodec.encode(new PenCommand(action, alarm.alarm(), alarm.at())));
    }
}
