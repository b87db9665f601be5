package dev.needlewatch.ingest.mqtt;

import java.nio.ByteBuffer;
import java.util.List;

/** One PUBLISH from the broker, not yet acknowledged. Any thread may read it. */
public interface Delivery {
    /** The topic it was published to. */
    String topic();

    /** The payload as an array, which nobody may change. */
    byte[] payload();

    /** The payload, to look at without a copy. */
    ByteBuffer payloadView();

    /** User properties as name, value, name, value; empty with MQTT 3.1.1. */
    List<String> properties();

    /** The quality of service it came with, 0 to 2. */
    int qos();

    /** Whether the broker had kept it from before the subscription. */
    boolean retained();

    /** Tells the broker to forget it. At most once, and only while its connection stands. */
    void acknowledge();
}
