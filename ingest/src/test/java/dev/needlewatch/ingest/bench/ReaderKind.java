package dev.needlewatch.ingest.bench;

import dev.needlewatch.ingest.mqtt.BrokerSettings;

/** What reads the messages. */
enum ReaderKind {
    BARE("bare loop") {
        @Override
        Reader open(BrokerSettings broker, Tally tally) {
            return new BareReader(broker, tally);
        }
    },
    SOURCE_KEPT_IN_PROCESS("MqttSource") {
        @Override
        Reader open(BrokerSettings broker, Tally tally) throws Exception {
            return new SourceReader(broker, tally, true);
        }
    },
    SOURCE_BY_CHECKPOINT("MqttSource") {
        @Override
        Reader open(BrokerSettings broker, Tally tally) throws Exception {
            return new SourceReader(broker, tally, false);
        }
    };

    private final String title;

    ReaderKind(String title) {
        this.title = title;
    }

    /** Connects and subscribes, or sets out to; a message that is seen tells that it stands. */
    abstract Reader open(BrokerSettings broker, Tally tally) throws Exception;

    @Override
    public String toString() {
        return title;
    }
}
