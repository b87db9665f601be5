package dev.needlewatch.dashboards.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Pages, scripts and styles out of the jar; browsers ask each time whether theirs is still good.
 */
final class Assets {
    /** The chart library's version, as the parent pom has it; a test fails when they part. */
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private static final Map<String, String> VENDOR =
            Map.of("uplot.js", UPLOT + "uPlot.esm.js", "uplot.css", UPLOT + "uPlot.min.css");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.(html|js|css|svg)");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml");

    private final Map<String, Optional<Asset>> loaded = new ConcurrentHashMap<>();

    /** A file with its tag. */
    private static final class Asset {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        Asset(byte[] bytes, String type, String tag) {
            this.bytes = bytes;
            this.type = type;
            this.tag = tag;
        }
    }

    /** Serves {@code /assets/{name}}. */
    void serve(Context request) {
        String name = request.pathParam("name");
        if (name.endsWith(".html")) {
            throw new NotFoundResponse("no such file");
        }
        send(request, name);
    }

    /** Serves a page. */
    void page(Context request, String name) {
        send(request, name);
    }

    private void send(Context request, String name) {
        Asset asset =
                loaded.computeIfAbsent(name, Assets::load)
                        .orElseThrow(() -> new NotFoundResponse("no such file"));
        request.header(Header.CACHE_CONTROL, "no-cache").header(Header.ETAG, asset.tag);
        String known = request.header(Header.IF_NONE_MATCH);
        if (known != null && known.contains(asset.tag)) {
            request.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        request.contentType(asset.type).result(asset.bytes);
    }

    private static byte[] part(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("no part " + name);
            }
            return in.readAllBytes();
        }
    }

    private static Optional<Asset> load(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream in =
                Assets.class.getResourceAsStream(VENDOR.getOrDefault(name, "assets/" + name))) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = Pages.whole(name, in.readAllBytes(), Assets::part);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            return Optional.of(new Asset(bytes, String.valueOf(type), tag));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " out of the jar", e);
        }
    }
}
