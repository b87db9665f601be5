package dev.needlewatch.standalone.store;

import io.questdb.Bootstrap;
import io.questdb.ServerMain;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * QuestDB in this JVM, on loopback: takes line protocol on {@code /api/v2/write} and SQL on {@code
 * /exec}. Keeps its data in one folder and finds it again after a restart. Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {
    /** How long data is kept unless told otherwise: a year and a course's length more. */
    public static final int DEFAULT_DAYS = 400;

    private static final String LOG_CONFIGURATION =
            """
            writers=file
            w.file.class=io.questdb.log.LogRollingFileWriter
            w.file.location=${log.dir}/store-${date:yyyyMMdd}.txt
            w.file.level=ADVISORY,CRITICAL,ERROR
            w.file.rollSize=10m
            w.file.sizeLimit=100m
            """;

    private final ServerMain server;

    private EmbeddedStore(ServerMain server) {
        this.server = server;
    }

    /** Starts the store and keeps data for {@value #DEFAULT_DAYS} days. */
    public static EmbeddedStore start(Path folder, int httpPort) throws IOException {
        return start(folder, httpPort, DEFAULT_DAYS);
    }

    /**
     * Starts the store; returns once it takes points.
     *
     * @param folder made if it is not there
     * @param httpPort 1 to 65535, or 0 for any that is free
     * @param days data older than this is dropped, at least 1
     * @throws IOException with one line that says what to change
     */
    public static EmbeddedStore start(Path folder, int httpPort, int days) throws IOException {
        if (days < 1) {
            throw new IOException("the store keeps data for at least 1 day, not " + days);
        }
        Path root = folder.toAbsolutePath();
        prepare(root);
        checkFree(httpPort);
        ServerMain server = null;
        try {
            server =
                    new ServerMain(
                            new Bootstrap(new StoreConfiguration(httpPort), "-d", root.toString()));
            server.start(false); // whoever started us closes us, in the right order
            StoreMigration.run(server.getEngine(), days);
            return new EmbeddedStore(server);
        } catch (RuntimeException | SqlException | IOException e) {
            if (server != null) {
                server.close();
            }
            throw new IOException(
                    "the store in " + folder + " does not start: " + e.getMessage(), e);
        }
    }

    private static void prepare(Path root) throws IOException {
        try {
            Path configuration = Files.createDirectories(root.resolve("conf"));
            Files.createDirectories(root.resolve("log"));
            Files.writeString(configuration.resolve("log.conf"), LOG_CONFIGURATION);
        } catch (IOException e) {
            throw new IOException(
                    "the store's folder "
                            + root
                            + " cannot be written: give another one, or the right to write there",
                    e);
        }
    }

    private static void checkFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "the store's port " + port + " on 127.0.0.1 is not free: give another one", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getHttpServerPort();
    }

    /** Its address, as the sink's settings want it. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.close();
    }
}
