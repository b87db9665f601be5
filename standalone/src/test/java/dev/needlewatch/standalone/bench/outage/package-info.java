/** {@code ./needlewatch bench outage}: the store goes away under load and comes back. */
@NullMarked
package dev.needlewatch.standalone.bench.outage;

import org.jspecify.annotations.NullMarked;
