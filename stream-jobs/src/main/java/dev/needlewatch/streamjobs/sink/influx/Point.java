package dev.needlewatch.streamjobs.sink.influx;

import dev.needlewatch.streamjobs.types.RecordType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * One point of a time series. Measurement, tags and time name it: a second point with the same
 * three replaces the first. Immutable.
 *
 * @param tags bounded values only; what is unbounded is a field
 * @param fields at least one
 * @param timeNanos nanoseconds since the Unix epoch
 */
@TypeInfo(Point.InfoFactory.class)
public record Point(String measurement, List<Tag> tags, List<Field> fields, long timeNanos) {

    /** What Flink writes it down with. */
    public static final TypeInformation<Point> TYPE =
            new RecordType<>(Point.class, PointSerializer.INSTANCE);

    /** A tag; its value is not empty. */
    public record Tag(String key, String value) {}

    /** A field and its value. */
    public record Field(String key, Value value) {}

    /** The value of a field, by its type in the store. */
    public sealed interface Value {
        /** The value as a Double, Long or String. */
        Object boxed();

        /** A finite number. */
        record Decimal(double value) implements Value {
            @Override
            public Object boxed() {
                return value;
            }
        }

        /** A whole number. */
        record Whole(long value) implements Value {
            @Override
            public Object boxed() {
                return value;
            }
        }

        /** A text. */
        record Text(String value) implements Value {
            @Override
            public Object boxed() {
                return value;
            }
        }
    }

    public Point {
        tags = List.copyOf(tags);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a point of " + measurement + " needs a field");
        }
    }

    /** Begins a point. */
    public static Draft of(String measurement) {
        return new Draft(measurement);
    }

    /** The value of a tag; null if the point has none of that name. */
    public @Nullable String tag(String key) {
        for (Tag tag : tags) {
            if (tag.key().equals(key)) {
                return tag.value();
            }
        }
        return null;
    }

    /** The value of a field as a Double, Long or String; null if there is none of that name. */
    public @Nullable Object field(String key) {
        for (Field field : fields) {
            if (field.key().equals(key)) {
                return field.value().boxed();
            }
        }
        return null;
    }

    /**
     * A point in the making. What is null is left out; so are empty tags and non-finite numbers.
     */
    public static final class Draft {
        private final String measurement;
        private final List<Tag> tags = new ArrayList<>(8);
        private final List<Field> fields = new ArrayList<>(16);

        private Draft(String measurement) {
            this.measurement = measurement;
        }

        /** Adds a tag. */
        public Draft tag(String key, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                tags.add(new Tag(key, value));
            }
            return this;
        }

        /** Adds a number. */
        public Draft decimal(String key, @Nullable Double value) {
            if (value != null && Double.isFinite(value)) {
                fields.add(new Field(key, new Value.Decimal(value)));
            }
            return this;
        }

        /** Adds a whole number. */
        public Draft whole(String key, @Nullable Long value) {
            if (value != null) {
                fields.add(new Field(key, new Value.Whole(value)));
            }
            return this;
        }

        /** Adds a text. */
        public Draft text(String key, @Nullable String value) {
            if (value != null) {
                fields.add(new Field(key, new Value.Text(value)));
            }
            return this;
        }

        /** Ends the point. */
        public Point at(long timeNanos) {
            return new Point(measurement, tags, fields, timeNanos);
        }
    }

    /** Tells Flink's type extraction of {@link #TYPE}. */
    public static final class InfoFactory extends TypeInfoFactory<Point> {
        @Override
        public TypeInformation<Point> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return TYPE;
        }
    }
}
