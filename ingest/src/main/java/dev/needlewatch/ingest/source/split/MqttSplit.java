package dev.needlewatch.ingest.source.split;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One topic filter, held by one MQTT session. It has no position: the broker keeps that.
 *
 * @param splitId made from the filter alone, so that neither the order of filters nor the subtask
 *     changes which session holds which subscription
 * @param filter as sent in SUBSCRIBE
 */
public record MqttSplit(String splitId, String filter) implements SourceSplit {
    private static final int ID_BYTES = 4;

    /** The only session of a filter. */
    public static MqttSplit of(String filter) {
        return new MqttSplit(digest(filter), filter);
    }

    /** One of several sessions that share a filter; members count from 0. */
    public static MqttSplit shared(String group, String filter, int member) {
        String shared = "$share/" + group + "/" + filter;
        return new MqttSplit(digest(shared) + "-" + member, shared);
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
