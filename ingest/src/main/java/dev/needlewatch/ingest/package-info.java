/** MQTT to typed messages: the contract, its codec, the MQTT clients and the Flink source. */
@NullMarked
package dev.needlewatch.ingest;

import org.jspecify.annotations.NullMarked;
