@NullMarked
package dev.needlewatch.streamjobs.record;

import org.jspecify.annotations.NullMarked;
