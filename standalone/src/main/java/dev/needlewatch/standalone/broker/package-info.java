/** The embedded MQTT broker. */
@NullMarked
package dev.needlewatch.standalone.broker;

import org.jspecify.annotations.NullMarked;
