package dev.needlewatch.streamjobs.rules.sequence;

/**
 * Which messages of one kind a pen has sent, over its restarts. The newest boot and the one before
 * it are remembered; after {@link #backTo} the one before is the higher. State: public fields for
 * the serializer.
 */
public final class BootSequences {
    public long boot = -1;
    public SeenSequence seen = new SeenSequence();
    public long formerBoot = -1;
    public SeenSequence formerSeen = new SeenSequence();

    /** Notes (boot, seq) and says whether it was not seen before. */
    public boolean seeNew(long bootOf, long seq) {
        return see(bootOf, seq) != SeenSequence.Answer.DUPLICATE;
    }

    /** Notes (boot, seq) and says whether it is new, late, or was seen before. */
    public SeenSequence.Answer see(long bootOf, long seq) {
        if (bootOf == boot) {
            return seen.see(seq);
        }
        if (bootOf > boot && bootOf == formerBoot) {
            SeenSequence.Answer answer = formerSeen.see(seq);
            if (answer == SeenSequence.Answer.NEWEST) {
                turnTo(bootOf);
            }
            return answer;
        }
        if (bootOf > boot) {
            turnTo(bootOf);
            return seen.see(seq);
        }
        if (bootOf != formerBoot) {
            formerBoot = bootOf;
            formerSeen = new SeenSequence();
        }
        return formerSeen.see(seq) == SeenSequence.Answer.DUPLICATE
                ? SeenSequence.Answer.DUPLICATE
                : SeenSequence.Answer.LATE;
    }

    /**
     * The pen's life is a lower boot than the newest known; nothing seen of either is forgotten.
     */
    public void backTo(long bootOf) {
        if (bootOf < boot) {
            turnTo(bootOf);
        }
    }

    private void turnTo(long bootOf) {
        SeenSequence turned = bootOf == formerBoot ? formerSeen : new SeenSequence();
        formerBoot = boot;
        formerSeen = seen;
        boot = bootOf;
        seen = turned;
    }
}
