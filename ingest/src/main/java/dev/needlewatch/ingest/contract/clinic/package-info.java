/** What the system tells a clinic: session snapshots, monitoring beats, rejections. */
@NullMarked
package dev.needlewatch.ingest.contract.clinic;

import org.jspecify.annotations.NullMarked;
