/** Tests of dashboards as code, on what the whole system records. */
@NullMarked
package dev.needlewatch.standalone.dashboards;

import org.jspecify.annotations.NullMarked;
