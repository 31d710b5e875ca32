package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Asks a broker which cluster it belongs to and which brokers are up, in a few bytes of Kafka's protocol. */
final class MetadataProbe {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final short METADATA = 3;
    private static final short VERSION = 2;
    private static final int LONGEST_ANSWER = 1 << 16;

    private MetadataProbe() {}

    /** What one broker knows; a broker is listed from when it takes part until its session ends. */
    record Answer(String clusterId, Set<Integer> brokers) {}

    /** Empty while nobody answers on that port, or somebody who does not speak Kafka. */
    static Optional<Answer> ask(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            if (size < 0 || size > LONGEST_ANSWER) {
                return Optional.empty();
            }
            in.readInt(); // correlation id
            return Optional.of(answer(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(METADATA);
        out.writeShort(VERSION);
        out.writeInt(1); // correlation id
        out.writeShort(-1); // no client id
        out.writeInt(0); // about no topic
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        new DataOutputStream(framed).writeInt(body.size());
        body.writeTo(framed);
        return framed.toByteArray();
    }

    private static Answer answer(DataInputStream in) throws IOException {
        Set<Integer> brokers = new HashSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            brokers.add(in.readInt());
            text(in); // host
            in.readInt(); // port
            text(in); // rack
        }
        return new Answer(text(in), brokers);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readShort();
        return length < 0 ? "" : new String(in.readNBytes(length), UTF_8);
    }
}
