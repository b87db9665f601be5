package dev.needlewatch.dashboards.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Header;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides before every request whether it may be served, and sets the headers of every answer. */
final class Guard {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String HEALTH = "/healthz";

    private final Bind bind;

    Guard(Bind bind) {
        this.bind = bind;
    }

    void before(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        request.header(Header.CACHE_CONTROL, "no-store");
        ownHost(request);
        login(request);
        if (!"GET".equals(request.method().name()) && !"HEAD".equals(request.method().name())) {
            sameOrigin(request);
        }
    }

    /** On loopback another name means that a foreign page has pointed its own name at us. */
    private void ownHost(Context request) {
        if (bind.loopback() && !LOOPBACK_NAMES.contains(hostName(request.host()))) {
            throw new ForbiddenResponse("ask for this server as localhost");
        }
    }

    private void login(Context request) {
        if (bind.login() == null || HEALTH.equals(request.path())) {
            return;
        }
        var given = request.basicAuthCredentials();
        if (given == null || !bind.login().accepts(given.getUsername(), given.getPassword())) {
            request.header(
                    Header.WWW_AUTHENTICATE, "Basic realm=\"Needlewatch\", charset=\"UTF-8\"");
            throw new UnauthorizedResponse("log in with user and password");
        }
    }

    /** Browsers always name the origin of a POST; a client without one is no browser. */
    private static void sameOrigin(Context request) {
        String origin = request.header(Header.ORIGIN);
        String site = request.header("Sec-Fetch-Site");
        boolean foreignSite = site != null && !"same-origin".equals(site);
        if (foreignSite || (origin != null && !authority(origin).equals(request.host()))) {
            throw new ForbiddenResponse("commands are taken from this server's own pages only");
        }
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String hostName(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }
}
