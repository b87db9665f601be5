package dev.needlewatch.dashboards.web;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium without a window, with one page, driven by its DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final WebSocket page;

    private Chromium(Path program, Path profile) throws Exception {
        process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox", // as root it starts in no other way
                                "--disable-gpu",
                                "--no-first-run",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            page = http.newWebSocketBuilder().buildAsync(pageOf(profile), new Answers()).join();
            ask("Runtime.enable", Map.of());
            ask("Log.enable", Map.of());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Where it is on this machine, if it is. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws Exception {
        return new Chromium(program, profile);
    }

    /** It writes down which port it has chosen. */
    private URI pageOf(Path profile) {
        Path port = profile.resolve("DevToolsActivePort");
        return await("chromium takes a while to start")
                .atMost(STARTS_WITHIN)
                .ignoreExceptions()
                .until(
                        () -> {
                            String list =
                                    get("http://127.0.0.1:" + Files.readAllLines(port).get(0));
                            for (JsonNode target : JSON.readTree(list)) {
                                if (target.path("type").asText().equals("page")) {
                                    return target.path("webSocketDebuggerUrl").asText();
                                }
                            }
                            return "";
                        },
                        address -> !address.isEmpty())
                .transform(URI::create);
    }

    private String get(String base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/json/list")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Begins to open an address, and forgets what was wrong with the one before. */
    void open(URI address) throws Exception {
        troubles.clear();
        ask("Page.navigate", Map.of("url", address.toString()));
    }

    /** Errors and rejections that no script caught, and what could not be loaded. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void note(JsonNode message) {
        String method = message.path("method").asText();
        if (method.equals("Runtime.exceptionThrown")) {
            troubles.add(message.path("params").path("exceptionDetails").toString());
        }
        JsonNode entry = message.path("params").path("entry");
        if (method.equals("Log.entryAdded") && entry.path("level").asText().equals("error")) {
            troubles.add(entry.toString());
        }
    }

    /** What an expression comes to in the page, as text. */
    String eval(String expression) throws Exception {
        return ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .path("result")
                .path("result")
                .path("value")
                .asText();
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        page.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        return answer.get(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Puts pieces of messages together and gives each answer to who asked. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    note(message);
                    CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asInt());
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                } catch (IOException e) {
                    asked.values().forEach(each -> each.completeExceptionally(e));
                }
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
