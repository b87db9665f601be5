/** Asks the time-series stores: QuestDB in SQL, InfluxDB in InfluxQL. */
@NullMarked
package dev.needlewatch.dashboards.history.store;

import org.jspecify.annotations.NullMarked;
