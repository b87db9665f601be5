/** Brokers and faulty networks for tests, also of other modules. */
package dev.needlewatch.ingest.testing;
