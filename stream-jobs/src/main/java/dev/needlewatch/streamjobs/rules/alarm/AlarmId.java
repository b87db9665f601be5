package dev.needlewatch.streamjobs.rules.alarm;

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
 * the same input gives the same ids. The owner stands in the id ({@code a-<hash>.s.<session>},
 * {@code a-<hash>.p.<pen>} or {@code a-<hash>.d.<pen>}), so that an acknowledgement finds its alarm
 * with no look-up between.
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
                + "."
                + owner.kind().letter()
                + "."
                + owner.id();
    }

    /** Whose alarm an id is; empty if it is no id of ours. */
    public static Optional<Owner> owner(String clinic, String id) {
        if (id.length() <= OWNER_AT || !id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Owner.Kind kind = Owner.Kind.of(id.charAt(OWNER_AT - 2));
        if (kind == null || id.charAt(OWNER_AT - 3) != '.' || id.charAt(OWNER_AT - 1) != '.') {
            return Optional.empty();
        }
        String owner = id.substring(OWNER_AT);
        boolean valid = kind == Owner.Kind.SESSION ? Ids.isName(owner) : Ids.isAddress(owner);
        return valid ? Optional.of(new Owner(clinic, kind, owner)) : Optional.empty();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
