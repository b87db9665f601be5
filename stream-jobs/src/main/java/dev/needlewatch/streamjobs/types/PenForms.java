package dev.needlewatch.streamjobs.types;

import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.ingest.contract.pen.LogLevel;
import dev.needlewatch.ingest.contract.pen.LogLine;
import dev.needlewatch.ingest.contract.pen.PenState;
import dev.needlewatch.ingest.contract.pen.PenStatus;
import dev.needlewatch.ingest.contract.pen.Reading;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary forms of readings, status and log lines. */
final class PenForms {
    private PenForms() {}

    static void write(Reading r, DataOutputView out) throws IOException {
        out.writeLong(r.boot());
        out.writeLong(r.seq());
        out.writeLong(r.at());
        Nullables.text(r.session(), out);
        Nullables.text(r.area(), out);
        Nullables.text(r.zone(), out);
        out.writeDouble(r.depthMm());
        Nullables.number(r.setDepthMm(), out);
        out.writeDouble(r.speedRpm());
        Nullables.integer(r.passes(), out);
        out.writeBoolean(r.contact());
        Nullables.integer(r.strip(), out);
        Nullables.constant(r.direction(), out);
    }

    static Reading reading(DataInputView in) throws IOException {
        return new Reading(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Nullables.text(in),
                Nullables.text(in),
                Nullables.text(in),
                in.readDouble(),
                Nullables.number(in),
                in.readDouble(),
                Nullables.integer(in),
                in.readBoolean(),
                Nullables.integer(in),
                Nullables.constant(Direction.class, in));
    }

    static void write(PenStatus s, DataOutputView out) throws IOException {
        Nullables.constant(s.state(), out);
        out.writeLong(s.boot());
        out.writeLong(s.at());
        Nullables.text(s.model(), out);
        Nullables.text(s.firmware(), out);
        Nullables.number(s.batteryPct(), out);
        Nullables.text(s.cartridge(), out);
        Nullables.number(s.nominalRpm(), out);
    }

    static PenStatus status(DataInputView in) throws IOException {
        return new PenStatus(
                Nullables.required(PenState.class, in),
                in.readLong(),
                in.readLong(),
                Nullables.text(in),
                Nullables.text(in),
                Nullables.number(in),
                Nullables.text(in),
                Nullables.number(in));
    }

    static void write(LogLine l, DataOutputView out) throws IOException {
        out.writeLong(l.boot());
        out.writeLong(l.seq());
        out.writeLong(l.at());
        Nullables.constant(l.level(), out);
        out.writeUTF(l.message());
        Nullables.text(l.code(), out);
    }

    static LogLine log(DataInputView in) throws IOException {
        return new LogLine(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Nullables.required(LogLevel.class, in),
                in.readUTF(),
                Nullables.text(in));
    }
}
