package dev.needlewatch.dashboards.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.CommandPublisher;
import dev.needlewatch.ingest.contract.Ids;
import dev.needlewatch.ingest.contract.alarm.AlarmAction;
import dev.needlewatch.ingest.contract.alarm.AlarmCommand;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people press. 202 means that the broker has the command; that it took effect shows on
 * the board, when the alarm's presence changes.
 */
final class CommandRoutes {
    private static final int LONGEST_NOTE = 200;
    private static final int WITHIN_SECONDS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(CommandRoutes.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BoardLoop loop;
    private final CommandPublisher publisher;
    private final Clock clock;

    CommandRoutes(BoardLoop loop, CommandPublisher publisher, Clock clock) {
        this.loop = loop;
        this.publisher = publisher;
        this.clock = clock;
    }

    void acknowledge(Context request) {
        publish(request, AlarmAction.ACKNOWLEDGE);
    }

    void pauseAudio(Context request) {
        publish(request, AlarmAction.PAUSE_AUDIO);
    }

    private void publish(Context request, AlarmAction action) {
        String clinic = request.pathParam("clinic");
        String alarm = request.pathParam("alarm");
        JsonNode body = body(request);
        String by = body.path("by").asText("");
        if (!Ids.isName(by)) {
            throw new BadRequestResponse(
                    "'by' must say who: letters, digits, '.', '_' or '-', at most 64");
        }
        if (!Ids.isAddress(clinic) || !now(loop.ask(board -> board.hasAlarm(clinic, alarm)))) {
            throw new NotFoundResponse("this alarm is no longer there");
        }
        now(
                publisher.publish(
                        clinic, new AlarmCommand(alarm, action, by, note(body), clock.millis())));
        request.status(HttpStatus.ACCEPTED).json(Map.of("sent", true));
    }

    private static JsonNode body(Context request) {
        String type = request.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new UnsupportedMediaTypeResponse("send application/json");
        }
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("the body is not JSON");
        }
    }

    private static @Nullable String note(JsonNode body) {
        String note = body.path("note").asText("");
        if (note.length() > LONGEST_NOTE) {
            throw new BadRequestResponse("'note' must be at most " + LONGEST_NOTE + " characters");
        }
        return note.isBlank() ? null : note;
    }

    private static <T> T now(CompletableFuture<T> answer) {
        try {
            return answer.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notSent(e);
        } catch (ExecutionException | TimeoutException e) {
            throw notSent(e);
        }
    }

    private static ServiceUnavailableResponse notSent(Exception cause) {
        LOG.warn("a command could not be sent: {}", cause.toString());
        return new ServiceUnavailableResponse("not sent: no connection to the broker");
    }
}
