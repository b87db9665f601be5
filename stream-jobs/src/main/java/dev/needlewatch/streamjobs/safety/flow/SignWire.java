package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.rules.signal.Sign;
import dev.needlewatch.streamjobs.rules.signal.Sign.NoLongerStray;
import dev.needlewatch.streamjobs.rules.signal.Sign.NominalSpeed;
import dev.needlewatch.streamjobs.rules.signal.Sign.PenBack;
import dev.needlewatch.streamjobs.rules.signal.Sign.PenSilent;
import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Signs as {@link SessionInputSerializer} writes them: session, pen, a byte for the kind. */
final class SignWire {
    private static final int NOMINAL_SPEED = 1;
    private static final int SILENT = 2;
    private static final int BACK = 3;
    private static final int NO_LONGER_STRAY = 4;

    private SignWire() {}

    static void write(Sign sign, DataOutputView out) throws IOException {
        Wire.text(out, sign.session());
        out.writeUTF(sign.pen());
        if (sign instanceof NominalSpeed nominal) {
            out.writeByte(NOMINAL_SPEED);
            Wire.decimal(out, nominal.rpm());
        } else if (sign instanceof PenSilent silent) {
            out.writeByte(SILENT);
            out.writeLong(silent.boot());
            out.writeLong(silent.seq());
            out.writeLong(silent.at());
            out.writeBoolean(silent.willArrived());
        } else if (sign instanceof PenBack) {
            out.writeByte(BACK);
        } else if (sign instanceof NoLongerStray) {
            out.writeByte(NO_LONGER_STRAY);
        }
    }

    static Sign read(DataInputView in) throws IOException {
        String session = Wire.text(in);
        String pen = in.readUTF();
        int kind = in.readByte();
        return switch (kind) {
            case NOMINAL_SPEED -> new NominalSpeed(session, pen, Wire.decimal(in));
            case SILENT ->
                    new PenSilent(
                            session,
                            pen,
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readBoolean());
            case BACK -> new PenBack(session, pen);
            case NO_LONGER_STRAY -> new NoLongerStray(pen);
            default -> throw new IOException("no kind of sign has the number " + kind);
        };
    }
}
