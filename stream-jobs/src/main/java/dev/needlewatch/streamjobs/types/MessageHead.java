package dev.needlewatch.streamjobs.types;

/** What every message begins with once it is written down; seq is 0 where there is none. */
record MessageHead(long boot, long seq, long at) {}
