package dev.needlewatch.standalone.bench.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bare loop: lines in batches as large as the sink's, one request after another. Its time is
 * that of the requests alone; making the lines is not counted.
 */
final class BarePost {
    static final int BATCH = 5_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI write;
    private List<String> batch = new ArrayList<>(BATCH);
    private long nanos;
    private long points;

    BarePost(BenchStore store) {
        write =
                URI.create(
                        store.url()
                                + "/api/v2/write?org=needlewatch&bucket=needlewatch&precision=ns");
    }

    void add(String line) throws IOException, InterruptedException {
        batch.add(line);
        if (batch.size() == BATCH) {
            send();
        }
    }

    void send() throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        long before = System.nanoTime();
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(write)
                                .timeout(Duration.ofMinutes(2))
                                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", batch)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        nanos += System.nanoTime() - before;
        points += batch.size();
        batch = new ArrayList<>(BATCH);
    }

    double pointsPerSecond() {
        return points / (nanos / 1e9);
    }

    long points() {
        return points;
    }
}
