package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of the loopback interface that nobody listens on. */
final class FreePorts {
    static final String LOOPBACK = "127.0.0.1";

    /**
     * Below the ports that systems give to outgoing connections: a client that keeps trying to reach a stopped broker
     * on one of those would now and then get it for itself, and keep the broker from coming back.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    private FreePorts() {}

    static List<Integer> pick(int count) {
        List<Integer> ports = new ArrayList<>();
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        for (int i = 0; i < COUNT && ports.size() < count; i++) {
            int port = FIRST + (start + i) % COUNT;
            if (isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw KafkactlException.failure(
                    "NO_FREE_PORT", "no free port between " + FIRST + " and " + (FIRST + COUNT - 1), null);
        }
        return ports;
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
