/** {@code ./needlewatch bench store}: how fast points are stored, and drawn. */
@NullMarked
package dev.needlewatch.standalone.bench.store;

import org.jspecify.annotations.NullMarked;
