package dev.needlewatch.dashboards.web;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.StoreAwayException;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.CommandPublisher;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.time.Clock;

/** The HTTP server: every route stands here. */
public final class WebServer implements AutoCloseable {
    private static final int LARGEST_REQUEST_BYTES = 8 * 1024;

    private final Javalin javalin;
    private final LiveStream stream;
    private final Bind bind;

    private WebServer(Javalin javalin, LiveStream stream, Bind bind) {
        this.javalin = javalin;
        this.stream = stream;
        this.bind = bind;
    }

    /** Listens; returns once it does. */
    public static WebServer start(
            Bind bind, BoardLoop loop, CommandPublisher publisher, History history, Clock clock) {
        LiveStream stream = new LiveStream(loop);
        Assets assets = new Assets();
        CommandRoutes commands = new CommandRoutes(loop, publisher, clock);
        HistoryRoutes past = new HistoryRoutes(history, clock);
        Health health = new Health(loop, history);
        Javalin javalin =
                Javalin.create(
                        config -> {
                            settle(config);
                            config.routes.before(new Guard(bind)::before);
                            pages(config.routes, assets);
                            api(config.routes, stream, commands);
                            history(config.routes, past);
                            exports(config.routes, new HistoryExports(history, clock));
                            exports(config.routes, new SessionExports(history));
                            config.routes.get("/healthz", health::serve);
                            errors(config.routes, new Errors(assets));
                        });
        javalin.start(bind.host(), bind.port());
        return new WebServer(javalin, stream, bind);
    }

    private static void settle(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_REQUEST_BYTES;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
    }

    private static void pages(RoutesConfig routes, Assets assets) {
        routes.get("/", request -> assets.page(request, "board.html"));
        routes.get("/session/{clinic}/{session}", r -> assets.page(r, "session.html"));
        routes.get("/history", request -> assets.page(request, "history.html"));
        routes.get("/history/alarms", request -> assets.page(request, "past-alarms.html"));
        routes.get("/history/counts", request -> assets.page(request, "past-counts.html"));
        routes.get("/history/pens", request -> assets.page(request, "past-pens.html"));
        routes.get("/history/session/{clinic}/{session}", r -> assets.page(r, "trace.html"));
        routes.get("/favicon.ico", request -> assets.page(request, "favicon.svg"));
        routes.get("/assets/{name}", assets::serve);
    }

    private static void api(RoutesConfig routes, LiveStream stream, CommandRoutes commands) {
        routes.get("/api/live", stream::serve);
        routes.post("/api/clinics/{clinic}/alarms/{alarm}/acknowledge", commands::acknowledge);
        routes.post("/api/clinics/{clinic}/alarms/{alarm}/pause-audio", commands::pauseAudio);
    }

    private static void history(RoutesConfig routes, HistoryRoutes past) {
        routes.get("/api/history/clinics", past::clinics);
        routes.get("/api/history/sessions", past::sessions);
        routes.get("/api/history/sessions/{clinic}/{session}", past::session);
        routes.get("/api/history/alarms", past::alarms);
        routes.get("/api/history/counts/{by}", past::counts);
        routes.get("/api/history/days", past::days);
        routes.get("/api/history/acknowledge-times", past::acknowledgeTimes);
        routes.get("/api/history/pens", past::pens);
        routes.get("/api/history/accounts", past::accounts);
    }

    private static void exports(RoutesConfig routes, HistoryExports lists) {
        routes.get("/api/history/sessions.csv", lists::sessions);
        routes.get("/api/history/alarms.csv", lists::alarms);
        routes.get("/api/history/counts/{by}/counts.csv", lists::counts);
        routes.get("/api/history/days.csv", lists::days);
        routes.get("/api/history/pens.csv", lists::pens);
    }

    private static void exports(RoutesConfig routes, SessionExports one) {
        routes.get("/api/history/sessions/{clinic}/{session}/points.csv", one::points);
        routes.get("/api/history/sessions/{clinic}/{session}/alarms.csv", one::alarms);
    }

    private static void errors(RoutesConfig routes, Errors errors) {
        routes.exception(HttpResponseException.class, errors::refused);
        routes.exception(StoreAwayException.class, errors::storeAway);
        routes.exception(Exception.class, errors::unexpected);
    }

    /** The address to open in a browser. */
    public URI uri() {
        String host = bind.host().contains(":") ? "[" + bind.host() + "]" : bind.host();
        return URI.create("http://" + host + ":" + javalin.port() + "/");
    }

    @Override
    public void close() {
        stream.close();
        javalin.stop();
    }
}
