package dev.needlewatch.dashboards.live.board;

/**
 * Whether this server has its connection to the MQTT broker.
 *
 * @param since wall time of the last change, ms since the Unix epoch
 */
public record BrokerLink(boolean connected, long since) {}
