package dev.needlewatch.ingest.source.reader;

import dev.needlewatch.ingest.mqtt.MqttConnection;
import dev.needlewatch.ingest.source.MqttSourceSettings;
import java.time.Clock;

/** What all sessions of a reader share. */
record SessionContext(
        MqttSourceSettings settings,
        MqttConnection.Connector connector,
        SessionLoop loop,
        Clock clock,
        Inbox inbox,
        ReaderMetrics metrics) {}
