package dev.needlewatch.streamjobs.sink.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
    @Test
    void writesALineAsTheFormatHasIt() {
        Point point =
                Point.of("reading_1s")
                        .tag("clinic", "lyon")
                        .tag("area", "upper lip, left=right")
                        .tag("zone", null)
                        .decimal("depth_max", 0.82)
                        .whole("samples", 10L)
                        .text("session", "say \"a\\b\"")
                        .decimal("set_depth", Double.NaN)
                        .at(1_795_377_844_000_000_000L);
        assertThat(LineProtocol.encode(point))
                .isEqualTo(
                        "reading_1s,clinic=lyon,area=upper\\ lip\\,\\ left\\=right"
                                + " depth_max=0.82,samples=10i,session=\"say \\\"a\\\\b\\\"\""
                                + " 1795377844000000000");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                0.82,
                0.05,
                0.001,
                12,
                -7.25,
                100.1,
                9_999_999.999,
                1e7,
                0.0004,
                0.1 + 0.2
            })
    void aNumberReadsAsJavaWritesIt(double number) {
        assertThat(LineProtocol.encode(Point.of("m").decimal("n", number).at(5)))
                .isEqualTo("m n=" + number + " 5");
    }

    @Test
    void aPointNeedsAField() {
        assertThatThrownBy(() -> Point.of("alarm").tag("clinic", "lyon").at(0))
                .hasMessageContaining("alarm");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("points") Point point) {
        String line = LineProtocol.encode(point);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(LineReader.read(line)).isEqualTo(cleaned(point));
    }

    @Property
    void theSerializerReadsBackWhatItWrote(@ForAll("points") Point point) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        PointSerializer.INSTANCE.serialize(point, out);
        assertThat(
                        PointSerializer.INSTANCE.deserialize(
                                new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(point);
    }

    @Provide
    Arbitrary<Point> points() {
        Arbitrary<String> text =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().withChars(" ,=\\\"\n\tiI0a#é").ofMaxLength(8));
        Arbitrary<String> name = text.filter(value -> !value.isEmpty());
        Arbitrary<Point.Tag> tag = Combinators.combine(name, name).as(Point.Tag::new);
        Arbitrary<Point.Value> value =
                Arbitraries.oneOf(
                        Arbitraries.doubles().map(Point.Value.Decimal::new),
                        Arbitraries.longs()
                                .between(-100_000_000_000L, 100_000_000_000L)
                                .flatMap(n -> Arbitraries.of(n / 100.0, n / 1e3, n / 1e4))
                                .map(Point.Value.Decimal::new),
                        Arbitraries.longs().map(Point.Value.Whole::new),
                        text.map(Point.Value.Text::new));
        Arbitrary<Point.Field> field = Combinators.combine(name, value).as(Point.Field::new);
        return Combinators.combine(
                        name,
                        tag.list().ofMaxSize(4),
                        field.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.longs())
                .as(Point::new);
    }

    private static Point cleaned(Point point) {
        List<Point.Tag> tags =
                point.tags().stream()
                        .map(tag -> new Point.Tag(name(tag.key()), name(tag.value())))
                        .toList();
        List<Point.Field> fields =
                point.fields().stream()
                        .map(field -> new Point.Field(name(field.key()), value(field.value())))
                        .toList();
        return new Point(name(point.measurement()), tags, fields, point.timeNanos());
    }

    private static Point.Value value(Point.Value value) {
        return value instanceof Point.Value.Text text
                ? new Point.Value.Text(text.value().replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", " "))
                : value;
    }

    private static String name(String name) {
        return name.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", " ").replace('\\', '/');
    }
}
