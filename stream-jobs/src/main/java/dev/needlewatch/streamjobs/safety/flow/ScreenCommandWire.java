package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Screens' commands as the serializers write them. */
final class ScreenCommandWire {
    private ScreenCommandWire() {}

    static void write(ScreenCommand screen, DataOutputView out) throws IOException {
        AlarmCommand command = screen.command();
        out.writeUTF(screen.clinic());
        out.writeUTF(command.alarm());
        Wire.constant(out, command.action());
        out.writeUTF(command.by());
        Wire.text(out, command.note());
        out.writeLong(command.at());
        Wire.bytes(out, screen.payload());
        out.writeLong(screen.arrivedAt());
    }

    static ScreenCommand read(DataInputView in) throws IOException {
        String clinic = in.readUTF();
        AlarmCommand command =
                new AlarmCommand(
                        in.readUTF(),
                        Wire.required(in, AlarmAction.class),
                        in.readUTF(),
                        Wire.text(in),
                        in.readLong());
        byte[] payload = Wire.bytes(in);
        return new ScreenCommand(
                clinic, command, payload == null ? new byte[0] : payload, in.readLong());
    }
}
