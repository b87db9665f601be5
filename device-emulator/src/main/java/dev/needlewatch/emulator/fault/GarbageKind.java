package dev.needlewatch.emulator.fault;

import dev.needlewatch.emulator.script.Garbage;
import java.util.random.RandomGenerator;

/** Ways in which a payload on a reading topic can be unusable. */
public enum GarbageKind {
    TRUNCATED("{\"boot\":%d,\"seq\":"),
    NO_JSON("READ %d OK"),
    NO_DEPTH("{\"boot\":1,\"seq\":%d,\"at\":1795377844123,\"speedRpm\":7000}"),
    WRONG_TYPE(
            "{\"boot\":1,\"seq\":%d,\"at\":1795377844123,\"depthMm\":\"deep\",\"speedRpm\":7000}"),
    IMPLAUSIBLE("{\"boot\":1,\"seq\":%d,\"at\":1795377844123,\"depthMm\":12.5,\"speedRpm\":7000}"),
    OVERSIZED("{\"boot\":1,\"seq\":%d,\"note\":\"" + "x".repeat(4_200) + "\"}");

    private final String template;

    GarbageKind(String template) {
        this.template = template;
    }

    /** One of them. */
    public static GarbageKind any(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }

    /** A payload of the kind. */
    public Garbage make(RandomGenerator random) {
        return new Garbage(template.replace("%d", Integer.toString(random.nextInt(1_000))));
    }
}
