/** Alarms, their catalogue of codes, and the commands that answer them. */
@NullMarked
package dev.needlewatch.ingest.contract.alarm;

import org.jspecify.annotations.NullMarked;
