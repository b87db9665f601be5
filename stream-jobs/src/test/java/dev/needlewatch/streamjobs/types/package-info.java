@NullMarked
package dev.needlewatch.streamjobs.types;

import org.jspecify.annotations.NullMarked;
