package dev.needlewatch.ingest.contract;

/** The identifier patterns of the contract. Checked by hand, since every message pays for them. */
public final class Ids {
    private Ids() {}

    /** A clinic or pen: {@code [a-z0-9][a-z0-9-]{0,31}}. */
    public static boolean isAddress(CharSequence id) {
        int length = id.length();
        if (length < 1 || length > 32 || !isLowerOrDigit(id.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = id.charAt(i);
            if (!isLowerOrDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * A session, client, therapist, cartridge or serum: {@code [A-Za-z0-9][A-Za-z0-9_.-]{0,63}}.
     */
    public static boolean isName(CharSequence id) {
        int length = id.length();
        if (length < 1 || length > 64 || !isLetterOrDigit(id.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = id.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** A zone of an area: {@code [a-z0-9-]{1,16}}. */
    public static boolean isZone(CharSequence id) {
        int length = id.length();
        if (length < 1 || length > 16) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            if (!isLowerOrDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isLetterOrDigit(char c) {
        return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
    }
}
