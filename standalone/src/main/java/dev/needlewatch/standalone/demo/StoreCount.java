package dev.needlewatch.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks the embedded store itself how much it holds. */
final class StoreCount {
    private StoreCount() {}

    /** The rows of one table. */
    static long rows(String storeUrl, String table) {
        String query = URLEncoder.encode("select count() from " + table, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(storeUrl + "/exec?query=" + query)).build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode dataset = new ObjectMapper().readTree(answer.body()).path("dataset");
            if (answer.statusCode() != 200 || !dataset.isArray()) {
                throw new IllegalStateException("the store answered " + answer.body());
            }
            return dataset.get(0).get(0).asLong();
        } catch (IOException e) {
            throw new IllegalStateException("the store does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
