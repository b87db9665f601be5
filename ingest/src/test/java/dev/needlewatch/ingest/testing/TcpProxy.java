package dev.needlewatch.ingest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards TCP connections to a port of this machine and cuts them when told to. */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Object ice = new Object();
    private volatile boolean refusing;
    private boolean frozen;

    /** Opens one in front of the port. */
    public TcpProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** The port to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Breaks every connection; new ones are taken. */
    public void cut() {
        open.forEach(TcpProxy::abort);
    }

    /** Breaks new connections at once, or takes them again; does not touch old ones. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Holds back every byte, both ways, on connections that stay open; or lets them go on. */
    public void freeze(boolean freeze) {
        synchronized (ice) {
            frozen = freeze;
            ice.notifyAll();
        }
    }

    private void awaitThaw() {
        synchronized (ice) {
            try {
                while (frozen) {
                    ice.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many connections were refused. */
    public int refused() {
        return refused.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refusing) {
                    refused.incrementAndGet();
                    abort(client);
                } else {
                    connect(client);
                }
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        Socket broker;
        try {
            broker = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
        } catch (IOException e) {
            drop(client);
            return;
        }
        open.add(broker);
        daemon(() -> pump(client, broker));
        daemon(() -> pump(broker, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                awaitThaw();
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // Cut, by us or by an end: the other half goes too.
        }
        drop(from);
        drop(to);
    }

    private void drop(Socket socket) {
        open.remove(socket);
        abort(socket);
    }

    private static void abort(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        freeze(false);
    }
}
