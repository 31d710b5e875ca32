package io.kafkactl.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Ports that lead to other ports of this machine, for as long as a test lets everything through. */
public final class FaultyNetwork implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    private static final int LISTENERS_BACKLOG = 50;

    private final Random random;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FINE;

    /**
     * What happens to a chunk of bytes on its way.
     *
     * @param longestDelay each is late by a random part of it
     * @param cut the chance that its connection is reset in place of carrying it
     * @param swallows it never arrives, and nobody is told
     */
    private record Weather(Duration longestDelay, double cut, boolean swallows) {
        static final Weather FINE = new Weather(Duration.ZERO, 0, false);
    }

    /**
     * Everything arrives, at first.
     *
     * @param random decides what is cut and how late the rest comes
     */
    public FaultyNetwork(Random random) {
        this.random = random;
    }

    /** A port that leads to another one. */
    int portTo(int target) {
        try {
            ServerSocket listener =
                    new ServerSocket(BrokerProcess.freePort(), LISTENERS_BACKLOG, InetAddress.getLoopbackAddress());
            listeners.add(listener);
            background("to port " + target, () -> accept(listener, target));
            return listener.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every chunk is late by up to this long. */
    public void slow(Duration longestDelay) {
        weather = new Weather(longestDelay, 0, false);
    }

    /** Connections are reset at random. */
    public void lossy(double chance) {
        weather = new Weather(Duration.ofMillis(5), chance, false);
    }

    /** Nothing arrives any more, and connections look well; new ones, too. */
    public void swallow() {
        weather = new Weather(Duration.ZERO, 0, true);
    }

    /** Everything arrives again; what lost bytes is reset. */
    public void mend() {
        boolean lost = weather.swallows();
        weather = Weather.FINE;
        if (lost) {
            open.forEach(FaultyNetwork::reset);
        }
    }

    private void accept(ServerSocket listener, int target) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Socket server = new Socket();
                open.add(server);
                try {
                    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                } catch (IOException e) {
                    end(client, server);
                    continue;
                }
                background("from client", () -> carry(client, server));
                background("from server", () -> carry(server, client));
            } catch (IOException e) {
                // The listener is closed, or the client has gone.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                Weather now = weather;
                if (now.cut() > 0 && random.nextDouble() < now.cut()) {
                    break;
                }
                if (!now.longestDelay().isZero()) {
                    LockSupport.parkNanos(
                            (long) (random.nextDouble() * now.longestDelay().toNanos()));
                }
                if (!now.swallows()) {
                    out.write(chunk, 0, length);
                }
            }
        } catch (IOException e) {
            // The other side ends, too.
        }
        end(from, to);
    }

    private void end(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
        reset(one);
        reset(other);
    }

    /** A close that the other side sees as a broken connection. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        for (ServerSocket listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.forEach(FaultyNetwork::reset);
    }
}
