package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Standing alarms as the serializers write them. */
final class StandingAlarmWire {
    private StandingAlarmWire() {}

    static void write(StandingAlarm alarm, DataOutputView out) throws IOException {
        out.writeUTF(alarm.clinic());
        out.writeUTF(alarm.id());
        Wire.bytes(out, alarm.payload());
        out.writeBoolean(alarm.called());
    }

    static StandingAlarm read(DataInputView in) throws IOException {
        String clinic = in.readUTF();
        String id = in.readUTF();
        byte[] payload = Wire.bytes(in);
        return new StandingAlarm(
                clinic, id, payload == null ? new byte[0] : payload, in.readBoolean());
    }
}
