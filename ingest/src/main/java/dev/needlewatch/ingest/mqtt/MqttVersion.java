package dev.needlewatch.ingest.mqtt;

/** The protocol version spoken with the broker. */
public enum MqttVersion {
    MQTT_3_1_1,
    MQTT_5
}
