package dev.needlewatch.streamjobs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.needlewatch.ingest.contract.pen.Direction;
import dev.needlewatch.streamjobs.rules.session.SessionState;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SessionStateSizeTest {
    private final TypeSerializer<SessionState> serializer = serializer();

    private static TypeSerializer<SessionState> serializer() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return TypeInformation.of(SessionState.class).createSerializer(config);
    }

    /** A face: five areas, two zones each, six strips in two directions, two alarms. */
    private static Bench face() {
        Bench bench = Bench.medical();
        for (String area : List.of("cheek", "forehead", "chin", "nose", "jaw")) {
            for (String zone : List.of("left", "right")) {
                bench.on(area, zone).passes(2);
                for (int strip = 0; strip < 6; strip++) {
                    bench.glide(strip, Direction.HORIZONTAL).glide(strip, Direction.VERTICAL);
                }
            }
        }
        return bench.passes(3).passes(6);
    }

    private byte[] written(Bench bench) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4_096);
        serializer.serialize(bench.state, out);
        return out.getCopyOfBuffer();
    }

    @Test
    void aSessionTakesAboutOneAndAHalfKibibytesAndAPenMoreOneAndAQuarter() throws IOException {
        int opened = written(Bench.medical().depths(0.1)).length;
        int twoPens = written(Bench.medical().depths(0.1).with("pen-4").depths(0.1)).length;
        assertThat(opened).isLessThan(1_600);
        assertThat(twoPens - opened).isLessThan(1_300);
    }

    @Test
    void aWholeFaceStripByStripTakesLessThanFiveKibibytes() throws IOException {
        assertThat(written(face()).length).isLessThan(5 * 1_024);
    }

    @Test
    void whatABrokenPenMakesUpIsBounded() throws IOException {
        Bench bench = Bench.medical();
        for (int i = 0; i < 1_000; i++) {
            bench.on("cheek", "z-" + i).passes(1).glide(i, Direction.VERTICAL).rebooted();
        }
        int much = written(bench).length;
        for (int i = 1_000; i < 4_000; i++) {
            bench.on("cheek", "z-" + i).passes(1).glide(i, Direction.VERTICAL).rebooted();
        }
        assertThat(written(bench).length).isLessThan(much + 100);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        byte[] once = written(face());
        SessionState read = serializer.deserialize(new DataInputDeserializer(once));
        DataOutputSerializer again = new DataOutputSerializer(4_096);
        serializer.serialize(read, again);
        assertThat(again.getCopyOfBuffer()).hasSameSizeAs(once);
    }
}
