package dev.needlewatch.streamjobs.safety;

import dev.needlewatch.ingest.source.MqttMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Messages that a test in this JVM records and a job plays, by name. A job that is restored goes on
 * where its checkpoint was; it can be made to fail.
 */
final class Tape {
    private static final Map<String, Tape> TAPES = new ConcurrentHashMap<>();

    private final List<MqttMessage> messages = new ArrayList<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private int played;
    private boolean torn;

    private Tape() {}

    static Tape named(String name) {
        return TAPES.computeIfAbsent(name, unknown -> new Tape());
    }

    synchronized void record(MqttMessage message) {
        messages.add(message);
        available.complete(null);
    }

    /** Makes the job that plays it fail once. */
    synchronized void tear() {
        torn = true;
        played = -1;
        available.complete(null);
    }

    synchronized boolean playedToTheEnd() {
        return played == messages.size() && !torn;
    }

    private synchronized boolean play(int position, ReaderOutput<MqttMessage> output) {
        if (torn) {
            torn = false;
            throw new IllegalStateException("the tape is torn, as the test wants it");
        }
        if (position >= messages.size()) {
            if (available.isDone()) {
                available = new CompletableFuture<>();
            }
            return false;
        }
        output.collect(messages.get(position));
        played = position + 1;
        return true;
    }

    private synchronized void restoredTo(int position) {
        played = position;
    }

    private synchronized CompletableFuture<Void> available() {
        return available;
    }

    /** Plays the tape if it gets the one split, from the position in it. */
    static final class Reader implements SourceReader<MqttMessage, NumberSequenceSplit> {
        private final Tape tape;
        private final CompletableFuture<Void> never = new CompletableFuture<>();
        private CompletableFuture<Void> split = new CompletableFuture<>();
        private int position = -1;

        Reader(Tape tape) {
            this.tape = tape;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<MqttMessage> output) {
            if (position < 0) {
                split = never;
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (!tape.play(position, output)) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            position++;
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<NumberSequenceSplit> snapshotState(long checkpoint) {
            return position < 0
                    ? List.of()
                    : List.of(new NumberSequenceSplit("tape", position, Integer.MAX_VALUE));
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return position < 0 ? split : tape.available();
        }

        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {
            position = (int) splits.get(0).from();
            tape.restoredTo(position);
            split.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
