/** Measures the source beside a bare client, against the same brokers; nothing of it ships. */
package dev.needlewatch.ingest.bench;
