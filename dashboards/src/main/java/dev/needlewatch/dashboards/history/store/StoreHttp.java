package dev.needlewatch.dashboards.history.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.ingest.tls.TlsFailures;
import dev.needlewatch.ingest.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a store over HTTP and reads its JSON. Thread-safe. */
final class StoreHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final String name;
    private final URI base;
    private final @Nullable String authorization;

    /**
     * A client of one store.
     *
     * @param tls files of one's own; null trusts the JDK's authorities
     * @throws IllegalArgumentException with one line, if the files cannot be used
     */
    StoreHttp(String name, URI base, @Nullable String authorization, @Nullable TlsFiles tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_WITHIN);
        if (tls != null) {
            builder.sslContext(tls.context());
        }
        this.client = builder.build();
        this.name = name;
        this.base = base;
        this.authorization = authorization;
    }

    /** A status and its JSON body; a missing node if the body is none. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path, Map<String, String> parameters) throws StoreAwayException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path, parameters)).timeout(ANSWER_WITHIN).GET();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            String advice = TlsFailures.advice(e, name).map(said -> ": " + said).orElse("");
            throw new StoreAwayException(
                    name + " at " + base + " does not answer" + advice + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException(name + " was not waited for.", e);
        }
    }

    StoreAwayException refused(int status, String reason) {
        return new StoreAwayException(
                name + " at " + base + " answers " + status + ": " + reason.strip());
    }

    private URI address(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
        String root = base.toString();
        String trimmed = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return URI.create(trimmed + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
