package dev.needlewatch.standalone;

import dev.needlewatch.dashboards.DashboardSettings;
import dev.needlewatch.dashboards.Dashboards;
import dev.needlewatch.dashboards.history.HistorySettings;
import dev.needlewatch.ingest.mqtt.BrokerSettings;
import dev.needlewatch.ingest.time.Standstill;
import dev.needlewatch.ingest.time.WallClock;
import dev.needlewatch.standalone.broker.EmbeddedBroker;
import dev.needlewatch.standalone.flink.EmbeddedFlink;
import dev.needlewatch.standalone.store.EmbeddedStore;
import dev.needlewatch.streamjobs.sink.influx.InfluxSettings;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of Needlewatch in one JVM: broker, store, both jobs and the web app, started in the order in
 * which they need one another and stopped in the reverse.
 */
public final class Standalone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    /** What needs what: closed from the last to the first, in whatever order it was started. */
    private enum Part {
        BROKER,
        STORE,
        FLINK,
        DASHBOARDS
    }

    private final ConcurrentSkipListMap<Part, AutoCloseable> started =
            new ConcurrentSkipListMap<>();
    private final BrokerSettings broker;
    private final InfluxSettings store;
    private final boolean storeEmbedded;
    private final URI board;
    private final URI flink;
    private final WallClock clock;

    private Standalone(StandaloneSettings settings) {
        clock = settings.clock();
        Standstill.permit(clock);
        try {
            CompletableFuture<@Nullable EmbeddedBroker> brokerStart =
                    meanwhile(() -> startBroker(settings));
            CompletableFuture<@Nullable EmbeddedStore> storeStart =
                    meanwhile(() -> startStore(settings));
            EmbeddedFlink cluster =
                    keep(
                            Part.FLINK,
                            EmbeddedFlink.start(
                                    settings.data().resolve("flink"), settings.parallelism()));
            EmbeddedBroker ownBroker = await(brokerStart);
            EmbeddedStore ownStore = await(storeStart);
            broker = ownBroker != null ? ownBroker.settings() : given(settings.broker());
            storeEmbedded = ownStore != null;
            store =
                    ownStore != null
                            ? InfluxSettings.of(ownStore.url(), null, "needlewatch", "needlewatch")
                            : given(settings.influx());
            Jobs.start(cluster, new Jobs.Ends(broker, ownBroker != null, store, clock));
            Dashboards dashboards =
                    keep(
                            Part.DASHBOARDS,
                            Dashboards.start(
                                    DashboardSettings.onLoopback(
                                            settings.httpPort(), broker, history(), clock)));
            board = dashboards.uri();
            flink = cluster.web();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Checks the surroundings and starts everything.
     *
     * @throws OperatorMistake with a line for each thing to change
     */
    public static Standalone start(StandaloneSettings settings) {
        Preflight.check(settings);
        FolderClock.keep(settings.data(), settings.clock());
        return new Standalone(settings);
    }

    /** Where pens publish to. */
    public BrokerSettings broker() {
        return broker;
    }

    /** Where points are written to. */
    public InfluxSettings store() {
        return store;
    }

    /** Whether the store is the embedded one. */
    public boolean storeEmbedded() {
        return storeEmbedded;
    }

    /** The live board's address. */
    public URI board() {
        return board;
    }

    /** What everything takes for wall time. */
    public WallClock clock() {
        return clock;
    }

    /** Flink's own pages. */
    public URI flink() {
        return flink;
    }

    @Override
    public void close() {
        for (var last = started.pollLastEntry(); last != null; last = started.pollLastEntry()) {
            try {
                last.getValue().close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", last.getKey(), e);
            }
        }
        Standstill.forget(clock);
    }

    private <C extends AutoCloseable> C keep(Part part, C running) {
        started.put(part, running);
        return running;
    }

    private @Nullable EmbeddedBroker startBroker(StandaloneSettings settings) {
        return settings.broker() != null
                ? null
                : keep(
                        Part.BROKER,
                        EmbeddedBroker.start(
                                settings.data().resolve("broker"), settings.mqttPort()));
    }

    private @Nullable EmbeddedStore startStore(StandaloneSettings settings) {
        if (settings.influx() != null) {
            return null;
        }
        try {
            return keep(
                    Part.STORE,
                    EmbeddedStore.start(settings.data().resolve("store"), settings.storePort()));
        } catch (IOException e) {
            throw new OperatorMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private HistorySettings history() {
        if (storeEmbedded) {
            return new HistorySettings.QuestDb(URI.create(store.url()));
        }
        return new HistorySettings.Influx(
                URI.create(store.url()), store.token(), store.org(), store.bucket(), store.tls());
    }

    private static <P> CompletableFuture<P> meanwhile(Supplier<P> start) {
        return CompletableFuture.supplyAsync(start);
    }

    private static <P> P await(CompletableFuture<P> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> T given(@Nullable T settings) {
        if (settings == null) {
            throw new IllegalStateException("neither embedded nor given");
        }
        return settings;
    }
}
