package dev.needlewatch.ingest.source.enumerator;

/** What the enumerator writes into a checkpoint: nothing, see {@link MqttSplitEnumerator}. */
public enum NoState {
    INSTANCE
}
