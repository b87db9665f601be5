/** Where the broker is and how to log in; the only place that builds HiveMQ clients. */
@NullMarked
package dev.needlewatch.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
