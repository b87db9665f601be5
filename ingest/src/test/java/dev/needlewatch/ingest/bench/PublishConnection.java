package dev.needlewatch.ingest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.needlewatch.ingest.mqtt.BrokerSettings;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Publishes with as much of MQTT 3.1.1 as that takes: on two cores the publisher competes with what
 * is measured, so it copies prepared packets and only counts the answers. One thread.
 */
final class PublishConnection implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int IN_FLIGHT = 30_000; // below 65,535, so that packet ids never clash
    private static final int PACKET_IDS = 65_535;
    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int ANSWER = 4; // bytes of a CONNACK and of a PUBACK

    /** A PUBLISH but for the packet id and the head of the payload. */
    private record Packet(byte[] bytes, int idAt, int payloadAt) {}

    private final SocketChannel channel;
    private final List<Packet> packets;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private long sent;
    private long acknowledged;

    /** Connects. */
    PublishConnection(BrokerSettings broker, String clientId) throws IOException {
        packets = Reading.topics().stream().map(PublishConnection::packet).toList();
        channel = SocketChannel.open(new InetSocketAddress(broker.host(), broker.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(connect(clientId));
        ByteBuffer answer = ByteBuffer.allocate(ANSWER);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new EOFException("the broker hung up on the publisher");
            }
        }
        if (answer.get(0) != CONNACK || answer.get(ANSWER - 1) != 0) {
            throw new IOException("the broker refuses the publisher: " + answer.get(ANSWER - 1));
        }
        channel.configureBlocking(false);
    }

    private static ByteBuffer connect(String clientId) {
        byte[] id = clientId.getBytes(UTF_8);
        byte[] head = {
            0, 4, 'M', 'Q', 'T', 'T', 4, 2 /* clean session */, 0, 0 /* no keep alive */
        };
        return ByteBuffer.allocate(4 + head.length + id.length)
                .put((byte) 0x10)
                .put((byte) (head.length + 2 + id.length))
                .put(head)
                .putShort((short) id.length)
                .put(id)
                .flip();
    }

    private static Packet packet(String topic) {
        byte[] name = topic.getBytes(UTF_8);
        byte[] payload = Reading.blank();
        int rest = 2 + name.length + 2 + payload.length; // of two length bytes, so 128 to 16,383
        ByteBuffer buffer =
                ByteBuffer.allocate(3 + rest)
                        .put((byte) 0x32) // PUBLISH, QoS 1
                        .put((byte) (rest & 0x7F | 0x80))
                        .put((byte) (rest >> 7))
                        .putShort((short) name.length)
                        .put(name);
        int idAt = buffer.position();
        buffer.putShort((short) 0).put(payload);
        return new Packet(buffer.array(), idAt, idAt + 2);
    }

    /** Publishes one message, soon; false while the broker does not keep up. */
    boolean publish(int run, long number, long due) throws IOException {
        Packet packet = packets.get((int) Math.floorMod(number, (long) packets.size()));
        if (out.remaining() < packet.bytes().length) {
            flush();
        }
        if (out.remaining() < packet.bytes().length || sent - acknowledged >= IN_FLIGHT) {
            return false;
        }
        int at = out.position();
        out.put(packet.bytes());
        out.putShort(at + packet.idAt(), (short) (sent % PACKET_IDS + 1));
        Reading.stamp(out, at + packet.payloadAt(), run, number, due);
        sent++;
        return true;
    }

    /** Sends what the socket takes and counts what the broker has answered. */
    void flush() throws IOException {
        if (out.position() > 0) {
            channel.write(out.flip());
            out.compact();
        }
        if (channel.read(in) < 0) {
            throw new EOFException("the broker hung up on the publisher");
        }
        in.flip();
        while (in.remaining() >= ANSWER) {
            int type = in.get(in.position());
            if (type != PUBACK) {
                throw new IOException("the broker answers a PUBLISH with type " + (type & 0xFF));
            }
            in.position(in.position() + ANSWER);
            acknowledged++;
        }
        in.compact();
    }

    /** Whether the broker has answered everything. */
    boolean settled() {
        return acknowledged == sent;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
