package dev.needlewatch.ingest.crash;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is published: numbers 1 to {@link #last()} on each topic. Number 0 asks whether anybody
 * reads, {@link #end()} says that all else has been sent; neither is part of the proof.
 *
 * @param prefix what all topics begin with; a run's own
 * @param perTopic how many numbers each topic has
 */
record Load(String prefix, int topics, int perTopic) {
    private static final int FILTERS = 5;

    static final int READY = 0;

    /** So many messages over fifty topics. */
    static Load of(String prefix, int messages) {
        return new Load(prefix, 50, messages / 50);
    }

    int last() {
        return perTopic;
    }

    int end() {
        return perTopic + 1;
    }

    /** How many different numbers a topic may carry, the two that are not counted among them. */
    int numbers() {
        return perTopic + 2;
    }

    int messages() {
        return topics * perTopic;
    }

    String topic(int topic) {
        return "%s/%d/%d".formatted(prefix, topic % FILTERS, topic);
    }

    List<String> filters() {
        return IntStream.range(0, FILTERS).mapToObj(i -> prefix + "/" + i + "/+").toList();
    }
}
