package dev.needlewatch.streamjobs.testing;

import dev.needlewatch.streamjobs.sink.influx.Point;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What people might call things, and any number: for stores to read back. */
public record Anything(String tag, String text, double number) {
    private static final double MOST = 1e300;

    /** Others with each call. */
    public static List<Anything> many(int count) {
        Arbitrary<String> text =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .withCharRange('\u00a0', '\u2fff')
                                .ofMaxLength(12),
                        Arbitraries.strings().withChars(" ,=\\\"\n\t'iI0a#é").ofMaxLength(8));
        List<String> tags = text.filter(tag -> !tag.isEmpty()).list().ofSize(count).sample();
        List<String> texts = text.list().ofSize(count).sample();
        List<Double> numbers =
                Arbitraries.doubles().between(-MOST, MOST).list().ofSize(count).sample();
        List<Anything> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(new Anything(tags.get(i), texts.get(i), numbers.get(i)));
        }
        return many;
    }

    /**
     * As a point of that measurement, with the columns {@code tag}, {@code text}, {@code number}.
     */
    public Point in(String measurement, long timeNanos) {
        return Point.of(measurement)
                .tag("tag", tag)
                .text("text", text)
                .decimal("number", number)
                .at(timeNanos);
    }

    /** As it is stored: control characters are spaces, and no tag has a backslash. */
    public Anything cleaned() {
        return new Anything(printable(tag).replace('\\', '/'), printable(text), number);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
