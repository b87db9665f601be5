package dev.needlewatch.streamjobs.rules.watch;

/**
 * What became of all that came: received = accepted + duplicate + rejected, at all times.
 *
 * @param late how many of the accepted a newer one of their pen had overtaken
 */
public record WatchCount(long received, long accepted, long duplicate, long rejected, long late) {}
