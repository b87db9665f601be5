package dev.needlewatch.ingest.bench;

import dev.needlewatch.ingest.testing.EmbeddedBroker;
import dev.needlewatch.ingest.testing.MosquittoBroker;
import dev.needlewatch.ingest.testing.TestBroker;
import java.util.Arrays;
import java.util.Locale;

/** The brokers to measure against, each with the acknowledgement the source uses there. */
enum BenchBroker {
    /** HiveMQ CE in this JVM, as `standalone` runs it. */
    EMBEDDED("HiveMQ CE in the same process") {
        @Override
        boolean here() {
            return true;
        }

        @Override
        TestBroker start() {
            return EmbeddedBroker.started();
        }

        @Override
        ReaderKind source() {
            return ReaderKind.SOURCE_KEPT_IN_PROCESS;
        }
    },
    /** A process of its own, as in production. */
    MOSQUITTO("Mosquitto, a process of its own") {
        @Override
        boolean here() {
            return MosquittoBroker.program().isPresent();
        }

        @Override
        TestBroker start() {
            // Without this Nagle's algorithm holds a message back until the one before is
            // confirmed, which a reader that sends nothing itself does up to 40 ms later.
            return MosquittoBroker.started("set_tcp_nodelay true");
        }

        @Override
        ReaderKind source() {
            return ReaderKind.SOURCE_BY_CHECKPOINT;
        }
    };

    private final String title;

    BenchBroker(String title) {
        this.title = title;
    }

    static BenchBroker parse(String text) {
        return Arrays.stream(values())
                .filter(broker -> broker.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'" + text + "' is neither embedded nor mosquitto"));
    }

    String title() {
        return title;
    }

    abstract boolean here();

    abstract TestBroker start();

    abstract ReaderKind source();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
