/** The dashboards as code: templates of InfluxDB 2 and dashboards of Grafana, held to the store. */
@NullMarked
package dev.needlewatch.dashboards.code;

import org.jspecify.annotations.NullMarked;
