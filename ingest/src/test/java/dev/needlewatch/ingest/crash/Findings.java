package dev.needlewatch.ingest.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the job has said so far, read from its sink's files as they grow. */
final class Findings {
    private final Path folder;
    private final Load load;
    private final Map<Path, Long> positions = new HashMap<>();
    private final BitSet accepted = new BitSet();
    private final int[] tallies;
    private long acceptedAgain;
    private long dropped;

    Findings(Path folder, Load load) {
        this.folder = folder;
        this.load = load;
        tallies = new int[load.topics() * load.numbers()];
    }

    /** Reads what has been written since the last time. */
    Findings read() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            long from = positions.getOrDefault(file, 0L);
            positions.put(file, from + read(file, from));
        }
        return this;
    }

    private int read(Path file, long from) throws IOException {
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            long whole = (input.length() - from) / LineSink.BYTES * LineSink.BYTES;
            byte[] bytes = new byte[Math.toIntExact(whole)];
            input.seek(from);
            input.readFully(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                take(new Line(buffer.getInt(), buffer.getInt(), buffer.getInt()));
            }
            return bytes.length;
        }
    }

    private void take(Line line) {
        int at = at(line.topic(), line.number());
        if (line.verdict() == Line.DROPPED) {
            dropped++;
        } else if (line.verdict() != Line.ACCEPTED) {
            tallies[at] = line.verdict();
        } else if (accepted.get(at)) {
            acceptedAgain++;
        } else {
            accepted.set(at);
        }
    }

    private int at(int topic, int number) {
        return topic * load.numbers() + number;
    }

    /** Whether this number was let through on every topic, once at least. */
    boolean allTopics(int number) {
        return Stream.iterate(0, topic -> topic + 1)
                .limit(load.topics())
                .allMatch(topic -> accepted.get(at(topic, number)));
    }

    /** How many different numbers were let through. */
    int arrived() {
        int frame = 0;
        for (int topic = 0; topic < load.topics(); topic++) {
            frame += accepted.get(at(topic, Load.READY)) ? 1 : 0;
            frame += accepted.get(at(topic, load.end())) ? 1 : 0;
        }
        return accepted.cardinality() - frame;
    }

    /** How many times a number was let through again, since the time before was rolled back. */
    long acceptedAgain() {
        return acceptedAgain;
    }

    /** How many copies the de-duplication stopped. */
    long dropped() {
        return dropped;
    }

    /** How many attempts of how many sinks there were. */
    int attempts() {
        return positions.size();
    }

    /** The numbers that the drained job's state does not hold exactly once. */
    List<String> wronglyCounted() {
        List<String> wrong = new ArrayList<>();
        for (int topic = 0; topic < load.topics(); topic++) {
            for (int number = 1; number <= load.last(); number++) {
                int count = tallies[at(topic, number)];
                if (count != 1) {
                    wrong.add("topic %d number %d: %d times".formatted(topic, number, count));
                }
            }
        }
        return wrong;
    }

    /** Numbers that never came out, the first hundred of them. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int topic = 0; topic < load.topics(); topic++) {
            for (int number = 1; number <= load.last() && missing.size() < 100; number++) {
                if (!accepted.get(at(topic, number))) {
                    missing.add("topic %d number %d".formatted(topic, number));
                }
            }
        }
        return missing;
    }
}
