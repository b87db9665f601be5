/** Feeds the live board from MQTT and hands its deltas to browsers. */
@NullMarked
package dev.needlewatch.dashboards.live;

import org.jspecify.annotations.NullMarked;
