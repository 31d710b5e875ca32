package io.kafkactl.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A port at which no broker is. */
public final class SilentSocket implements AutoCloseable {
    private static final int MOST = 64;

    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    private SilentSocket(int backlog) throws IOException {
        this.server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    }

    /** Says the same to everybody who says anything, each letter one byte, and hangs up. */
    public static SilentSocket answering(String text) throws IOException {
        SilentSocket socket = new SilentSocket(50);
        Thread thread = new Thread(() -> socket.answer(text.getBytes(StandardCharsets.ISO_8859_1)), "socket");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    /** So many wait to be let in that the system answers nobody any more. */
    public static SilentSocket full() throws IOException {
        SilentSocket socket = new SilentSocket(1);
        for (int i = 0; i < MOST; i++) {
            Socket one = new Socket();
            socket.waiting.add(one);
            try {
                one.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.server.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return socket;
            }
        }
        throw new AssertionError("still let in after " + MOST + " connections");
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void answer(byte[] bytes) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                if (client.getInputStream().read() >= 0) {
                    client.getOutputStream().write(bytes);
                    client.shutdownOutput();
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                // The next one.
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket one : waiting) {
            one.close();
        }
        server.close();
    }
}
