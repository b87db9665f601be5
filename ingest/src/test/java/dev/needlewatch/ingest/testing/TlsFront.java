package dev.needlewatch.ingest.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before a server that speaks none; wants a client's certificate. Unlike the JDK's own HTTPS
 * server it tells whom it refuses why, as InfluxDB does.
 */
public final class TlsFront implements AutoCloseable {
    private final SSLServerSocket server;
    private final int behind;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Listens on a free port of loopback, before a server there on the port {@code behind}. */
    public TlsFront(SSLContext context, int behind) throws IOException {
        this.behind = behind;
        server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "https://127.0.0.1:" + port();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new IllegalStateException("no connection can be taken", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket store = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            InputStream asked = client.getInputStream();
            byte[] first = new byte[8_192];
            int length = asked.read(first); // the handshake, which may refuse the client
            if (length > 0) {
                store.getOutputStream().write(first, 0, length);
                threads.execute(() -> copy(store, client));
                copy(client, store);
            }
        } catch (IOException e) {
            // Whom we refuse, and whose connection breaks, finds out by itself.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // The other end is gone; so are we.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
