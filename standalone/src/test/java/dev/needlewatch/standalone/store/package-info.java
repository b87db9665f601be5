@NullMarked
package dev.needlewatch.standalone.store;

import org.jspecify.annotations.NullMarked;
