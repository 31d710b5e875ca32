package io.kafkactl.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingInputStream;
import org.junit.jupiter.api.Test;

class TerminalInputTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void readsUntilTheEndOnce() throws IOException {
        TerminalInput input = input("one\ntwo");
        assertThat(input.readAllBytes()).isEqualTo("one\ntwo".getBytes(UTF_8));
        assertThat(input.read()).isEqualTo(-1);
        assertThat(input.read(new byte[9])).isEqualTo(-1);
    }

    @Test
    void givesALineAtATime() throws IOException {
        byte[] bytes = new byte[100];
        TerminalInput input = input("one\ntwo\n");
        assertThat(input.read(bytes)).isEqualTo(4);
        assertThat(input.read(bytes, 50, 2)).isEqualTo(2);
        assertThat(bytes[50]).isEqualTo((byte) 't');
        assertThat(input.read(bytes, 0, 0)).isZero();
    }

    @Test
    void readsWhatWasTypedBeforeTheCommandBegan() throws IOException {
        assertThat(input("one\rtwo\r").readAllBytes()).isEqualTo("one\ntwo\n".getBytes(UTF_8));
    }

    @Test
    void endsWhenItsCommandDoesAndLeavesTheNextKeyToTheNext() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream terminal = new PipedInputStream(keys)) {
            NonBlockingInputStream shared = NonBlocking.nonBlocking("test", terminal);
            TerminalInput first = new TerminalInput(shared, cancellation);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> readOne(first));
            cancellation.cancel();
            assertThat(waiting.get()).isEqualTo(-1);
            keys.write('k');
            keys.flush();
            assertThat(new TerminalInput(shared, new Cancellation()).read()).isEqualTo('k');
        }
    }

    private static int readOne(TerminalInput input) {
        try {
            return input.read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private TerminalInput input(String typed) {
        return new TerminalInput(
                NonBlocking.nonBlocking("test", new ByteArrayInputStream(typed.getBytes(UTF_8))), cancellation);
    }
}
