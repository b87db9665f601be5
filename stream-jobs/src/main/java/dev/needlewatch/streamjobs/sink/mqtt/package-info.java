/** The sink that publishes alarms, snapshots and beats over MQTT (Sink V2). */
@NullMarked
package dev.needlewatch.streamjobs.sink.mqtt;

import org.jspecify.annotations.NullMarked;
