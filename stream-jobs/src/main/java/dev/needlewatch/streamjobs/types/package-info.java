/** What flows between the operators of the jobs: its records, and how Flink writes them down. */
@NullMarked
package dev.needlewatch.streamjobs.types;

import org.jspecify.annotations.NullMarked;
