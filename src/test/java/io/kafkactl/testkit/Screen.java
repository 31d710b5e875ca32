package io.kafkactl.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A terminal on which a program runs and somebody types: tmux without a window, and with no settings of the user's. */
public final class Screen implements AutoCloseable {
    private final String socket = "kafkactl-" + UUID.randomUUID();

    private Screen() {}

    /** Whether this machine can show one. */
    public static boolean isHere() {
        return Shell.has("tmux");
    }

    /** 120 columns and 40 lines; the program sees these variables and what the build sees. */
    public static Screen of(Map<String, String> env, String... program) throws IOException, InterruptedException {
        Screen screen = new Screen();
        List<String> command = new ArrayList<>(List.of("new-session", "-d", "-x", "120", "-y", "40", "env"));
        env.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(program));
        screen.tmux(command.toArray(String[]::new));
        return screen;
    }

    /** Keys as tmux names them, such as {@code Tab} and {@code C-c}; anything else is typed letter by letter. */
    public Screen type(String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            tmux("send-keys", key);
        }
        return this;
    }

    /** Returns what stands on the screen as soon as it contains the text. */
    public String await(String text) {
        try {
            Await.until("the screen shows '" + text + "'", () -> text().contains(text));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it shows\n" + text(), e);
        }
        return text();
    }

    /** Presses a key again every few seconds until the screen contains the text: what answers it may give up sooner. */
    public void pressUntil(String key, String text) throws IOException, InterruptedException {
        for (int i = 0; i < 10 && !text().contains(text); i++) {
            type(key);
            for (int j = 0; j < 40 && !text().contains(text); j++) {
                Thread.sleep(100);
            }
        }
        await(text);
    }

    /** What stands on the screen, without trailing space. */
    public String text() {
        try {
            return tmux("capture-pane", "-p").lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same with the colours, as the escapes that make them. */
    public String colors() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e");
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String tmux(String... command) throws IOException, InterruptedException {
        List<Object> all = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null"));
        all.addAll(List.of(command));
        return Shell.inherited().env("TERM", "xterm").run(all.toArray()).out();
    }
}
