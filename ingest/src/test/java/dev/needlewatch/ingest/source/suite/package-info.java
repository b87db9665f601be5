/** Flink's own suite of source tests, on two brokers, and shared subscriptions. */
package dev.needlewatch.ingest.source.suite;
