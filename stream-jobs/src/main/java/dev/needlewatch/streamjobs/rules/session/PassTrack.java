package dev.needlewatch.streamjobs.rules.session;

/**
 * The passes one pen reported over one area and zone, in its newest boot and the one before: its
 * own counter restarts when it does. State: public fields for the serializer.
 */
public final class PassTrack {
    public long boot = -1;
    public int passes;
    public long formerBoot = -1;
    public int formerPasses;

    /** Notes the pen's counter; returns by how much the sum over its boots grew. */
    int count(long bootOf, int count) {
        if (bootOf > boot) {
            formerBoot = boot;
            formerPasses = passes;
            boot = bootOf;
            passes = 0;
        }
        if (bootOf == boot) {
            int grown = Math.max(0, count - passes);
            passes += grown;
            return grown;
        }
        if (formerBoot == -1) {
            formerBoot = bootOf;
        }
        int grown = bootOf == formerBoot ? Math.max(0, count - formerPasses) : 0;
        formerPasses += grown;
        return grown;
    }
}
