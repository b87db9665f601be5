/** Proves that the source loses nothing and repeats nothing while everything around it breaks. */
package dev.needlewatch.ingest.crash;
