package dev.needlewatch.streamjobs.rules;

import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.alarm.AlarmCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Alarm ids: a pure function of owner, code, area, zone and the first offending reading, so that
 * the same input gives the same ids. The owner stands in the id ({@code a-<hash>.s.<session>} or
 * {@code a-<hash>.p.<pen>}), so that an acknowledgement finds its alarm with no look-up between.
 */
public final class AlarmId {
    private static final int HASH_CHARACTERS = 16;
    private static final String PREFIX = "a-";
    private static final int OWNER_AT = PREFIX.length() + HASH_CHARACTERS + 3;

    private AlarmId() {}

    /**
     * The message that began an alarm condition.
     *
     * @param boot the pen's boot
     * @param seq its sequence number in that boot
     */
    public record Origin(String pen, long boot, long seq) {}

    /** The id of an alarm. */
    public static String of(
            Owner owner, AlarmCode code, @Nullable String area, @Nullable String zone, Origin by) {
        String all =
                String.join(
                        "\n",
                        owner.key(),
                        code.name(),
                        String.valueOf(area),
                        String.valueOf(zone),
                        by.pen(),
                        Long.toString(by.boot()),
                        Long.toString(by.seq()));
        byte[] hash = sha256(all.getBytes(StandardCharsets.UTF_8));
        return PREFIX
                + HexFormat.of().formatHex(hash, 0, HASH_CHARACTERS / 2)
                + (owner.bySession() ? ".s." : ".p.")
                + owner.id();
    }

    /** Whose alarm an id is; empty if it is no id of ours. */
    public static Optional<Owner> owner(String clinic, String id) {
        if (id.length() <= OWNER_AT || !id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String kind = id.substring(OWNER_AT - 3, OWNER_AT);
        String owner = id.substring(OWNER_AT);
        if (kind.equals(".s.") && Ids.isName(owner)) {
            return Optional.of(new Owner(clinic, true, owner));
        }
        return kind.equals(".p.") && Ids.isAddress(owner)
                ? Optional.of(new Owner(clinic, false, owner))
                : Optional.empty();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
