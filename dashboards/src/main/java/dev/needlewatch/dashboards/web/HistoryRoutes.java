package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.ingest.contract.Ids;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Map;

/** Answers what the history pages ask for. */
final class HistoryRoutes {
    private final History history;

    HistoryRoutes(History history) {
        this.history = history;
    }

    void sessions(Context request) throws StoreAwayException {
        String clinic = request.queryParam("clinic");
        if (clinic != null && !Ids.isAddress(clinic)) {
            throw new BadRequestResponse("no such clinic");
        }
        request.json(Map.of("sessions", history.sessions(clinic)));
    }

    void session(Context request) throws StoreAwayException {
        String clinic = request.pathParam("clinic");
        String session = request.pathParam("session");
        if (!Ids.isAddress(clinic) || !Ids.isName(session)) {
            throw new BadRequestResponse("no such session");
        }
        request.json(history.session(clinic, session));
    }
}
