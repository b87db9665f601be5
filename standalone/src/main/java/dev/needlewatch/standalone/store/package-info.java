/** The store that comes with the standalone program: QuestDB in the same JVM. */
@NullMarked
package dev.needlewatch.standalone.store;

import org.jspecify.annotations.NullMarked;
