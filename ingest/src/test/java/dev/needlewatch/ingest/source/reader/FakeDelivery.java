package dev.needlewatch.ingest.source.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.mqtt.Delivery;
import java.nio.ByteBuffer;
import java.util.List;

/** A message that writes into a list when it is acknowledged. */
record FakeDelivery(String text, int qos, List<String> acknowledged) implements Delivery {
    @Override
    public String topic() {
        return "topic";
    }

    @Override
    public byte[] payload() {
        return text.getBytes(UTF_8);
    }

    @Override
    public ByteBuffer payloadView() {
        return ByteBuffer.wrap(payload());
    }

    @Override
    public List<String> properties() {
        return List.of();
    }

    @Override
    public boolean retained() {
        return false;
    }

    @Override
    public void acknowledge() {
        acknowledged.add(text);
    }
}
