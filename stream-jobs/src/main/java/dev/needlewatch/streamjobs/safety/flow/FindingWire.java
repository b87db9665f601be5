package dev.needlewatch.streamjobs.safety.flow;

import dev.needlewatch.streamjobs.rules.signal.Finding;
import dev.needlewatch.streamjobs.rules.signal.Finding.CartridgeVerdict;
import dev.needlewatch.streamjobs.rules.signal.Finding.CourseLength;
import dev.needlewatch.streamjobs.rules.signal.Finding.SerumReaction;
import dev.needlewatch.streamjobs.rules.signal.Finding.SessionInterval;
import dev.needlewatch.streamjobs.types.Wire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Findings as {@link SessionInputSerializer} writes them: session, a byte for the kind. */
final class FindingWire {
    private static final int INTERVAL = 1;
    private static final int COURSE = 2;
    private static final int SERUM = 3;
    private static final int CARTRIDGE = 4;

    private FindingWire() {}

    static void write(Finding finding, DataOutputView out) throws IOException {
        out.writeUTF(finding.session());
        if (finding instanceof SessionInterval interval) {
            out.writeByte(INTERVAL);
            out.writeUTF(interval.previousSession());
            out.writeLong(interval.previousOpenedAt());
            out.writeLong(interval.openedAt());
        } else if (finding instanceof CourseLength course) {
            out.writeByte(COURSE);
            out.writeInt(course.number());
        } else if (finding instanceof SerumReaction reaction) {
            out.writeByte(SERUM);
            out.writeUTF(reaction.serum());
            out.writeUTF(reaction.reactedIn());
        } else if (finding instanceof CartridgeVerdict verdict) {
            out.writeByte(CARTRIDGE);
            out.writeUTF(verdict.cartridge());
            Wire.text(out, verdict.pen());
            out.writeLong(verdict.boot());
            out.writeLong(verdict.seq());
            out.writeLong(verdict.at());
            Wire.text(out, verdict.reusedFrom());
        }
    }

    static Finding read(DataInputView in) throws IOException {
        String session = in.readUTF();
        int kind = in.readByte();
        return switch (kind) {
            case INTERVAL ->
                    new SessionInterval(session, in.readUTF(), in.readLong(), in.readLong());
            case COURSE -> new CourseLength(session, in.readInt());
            case SERUM -> new SerumReaction(session, in.readUTF(), in.readUTF());
            case CARTRIDGE ->
                    new CartridgeVerdict(
                            session,
                            in.readUTF(),
                            Wire.text(in),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            Wire.text(in));
            default -> throw new IOException("no kind of finding has the number " + kind);
        };
    }
}
