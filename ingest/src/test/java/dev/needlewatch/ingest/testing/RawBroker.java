package dev.needlewatch.ingest.testing;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as much MQTT 3.1.1 as it takes to misbehave in ways a proper broker does not. */
public final class RawBroker implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int SUBSCRIBE = 8;
    private static final byte[] ACCEPTED = {0x20, 2, 0, 0};
    private static final int PUBLISH_AT_LEAST_ONCE = 0x32;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;
    private volatile byte[] uponSubscription = {};

    /** Starts one that answers as it should and has nothing to send. */
    public RawBroker() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Takes connections and says nothing on new ones, or speaks again. */
    public void silent(boolean silent) {
        this.silent = silent;
    }

    /** Sends this message upon every subscription, whatever its topic; null sends none. */
    public void sends(String topic, String payload) {
        uponSubscription = topic == null ? new byte[0] : publish(topic, payload);
    }

    /** Where it is. */
    public BrokerSettings settings() {
        return BrokerSettings.parse("tcp://127.0.0.1:" + server.getLocalPort());
    }

    /** How many connections it has taken. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                connections.incrementAndGet();
                daemon(() -> serve(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            boolean mute = silent;
            while (true) {
                int type = in.readUnsignedByte() >> 4;
                byte[] body = in.readNBytes(length(in));
                if (mute) {
                    continue;
                }
                if (type == CONNECT) {
                    out.write(ACCEPTED);
                } else if (type == SUBSCRIBE) {
                    out.write(new byte[] {(byte) 0x90, 3, body[0], body[1], 1});
                    out.write(uponSubscription);
                }
                out.flush();
            }
        } catch (EOFException | SocketException e) {
            open.remove(client); // the client has gone
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while (next > 0x7F);
        return length;
    }

    private static byte[] publish(String topic, String payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] name = topic.getBytes(StandardCharsets.UTF_8);
            byte[] text = payload.getBytes(StandardCharsets.UTF_8);
            out.writeByte(PUBLISH_AT_LEAST_ONCE);
            out.writeByte(2 + name.length + 2 + text.length);
            out.writeShort(name.length);
            out.write(name);
            out.writeShort(1);
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-broker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
