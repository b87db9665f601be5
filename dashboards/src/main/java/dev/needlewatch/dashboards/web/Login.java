package dev.needlewatch.dashboards.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** User and password for HTTP Basic. The password is never printed. */
public record Login(String user, String password) {
    public Login {
        if (user.isBlank() || password.isBlank() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a login is user:password, neither of them empty");
        }
    }

    /**
     * Reads {@code user:password}.
     *
     * @throws IllegalArgumentException with one line that names the form expected
     */
    public static Login parse(String pair) {
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a login is user:password, neither of them empty");
        }
        return new Login(pair.substring(0, colon), pair.substring(colon + 1));
    }

    /** Compares in constant time. */
    boolean accepts(String userGiven, String passwordGiven) {
        boolean userRight = MessageDigest.isEqual(bytes(user), bytes(userGiven));
        boolean passwordRight = MessageDigest.isEqual(bytes(password), bytes(passwordGiven));
        return userRight && passwordRight;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Login[" + user + ", ***]";
    }
}
