package dev.needlewatch.dashboards;

import dev.needlewatch.dashboards.history.History;
import dev.needlewatch.dashboards.history.store.StoreHistory;
import dev.needlewatch.dashboards.live.BoardLoop;
import dev.needlewatch.dashboards.live.MqttFeed;
import dev.needlewatch.dashboards.web.Bind;
import dev.needlewatch.dashboards.web.WebServer;
import java.net.URI;

/**
 * The running dashboards: live board, therapist's screens, history. Neither broker nor store need
 * be there at the start; screens say what is missing.
 */
public final class Dashboards implements AutoCloseable {
    private final BoardLoop loop;
    private final MqttFeed feed;
    private final WebServer web;

    private Dashboards(BoardLoop loop, MqttFeed feed, WebServer web) {
        this.loop = loop;
        this.feed = feed;
        this.web = web;
    }

    /** Listens for browsers and begins to connect to the broker. */
    public static Dashboards start(DashboardSettings settings) {
        BoardLoop loop = new BoardLoop(settings.clock(), settings.clockSpeed());
        MqttFeed feed = MqttFeed.start(settings.broker(), loop);
        History history = StoreHistory.open(settings.history(), settings.clock());
        Bind bind =
                new Bind(settings.host(), settings.port(), settings.loopback(), settings.login());
        try {
            WebServer web = WebServer.start(bind, loop, feed, history, settings.clock());
            return new Dashboards(loop, feed, web);
        } catch (RuntimeException e) {
            feed.close();
            loop.close();
            throw e;
        }
    }

    /** The address to open in a browser. */
    public URI uri() {
        return web.uri();
    }

    @Override
    public void close() {
        web.close();
        feed.close();
        loop.close();
    }
}
