package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String CLEAR_REST = "\u001b[K";

    private final StringWriter err = new StringWriter();
    private final PrintWriter writer = new PrintWriter(err);
    private final AtomicLong done = new AtomicLong();

    private Progress show(AtomicInteger widthAsked) {
        return Progress.of(Work.of("redrive", "dead letters", done::get, () -> 200), writer, () -> {
            widthAsked.incrementAndGet();
            return 70;
        });
    }

    private void awaitLine(String part) {
        Await.until("the line shows " + part, () -> err.toString().contains(part));
    }

    /** What a terminal would show: each carriage return begins the line anew. */
    private String screen() {
        StringBuilder screen = new StringBuilder();
        for (String line : err.toString().split("\n", -1)) {
            String shown = "";
            for (String over : line.split("\r", -1)) {
                boolean clears = over.contains(CLEAR_REST);
                String text = over.replace(CLEAR_REST, "");
                shown = text + (clears || text.length() > shown.length() ? "" : shown.substring(text.length()));
            }
            screen.append(shown).append('\n');
        }
        return screen.toString();
    }

    @Test
    void drawsNothingAndAsksNothingForWorkThatIsSoonDone() {
        AtomicInteger widthAsked = new AtomicInteger();

        assertThat(show(widthAsked).<Integer, RuntimeException>during(() -> 5)).isEqualTo(5);

        assertThat(err.toString()).isEmpty();
        assertThat(widthAsked).hasValue(0);
    }

    @Test
    void followsTheWorkOnOneLineThatFitsAndIsGoneAtTheEnd() {
        AtomicInteger widthAsked = new AtomicInteger();
        try (Progress progress = show(widthAsked)) {
            assertThat(progress).isNotNull();
            awaitLine("0/200 dead letters");
            done.set(150);
            awaitLine("150/200 dead letters");
        }
        assertThat(err.toString().split("\r"))
                .allMatch(line -> line.replace(CLEAR_REST, "").length() < 70);
        assertThat(err.toString()).doesNotContain("\n");
        assertThat(screen()).isBlank();
        assertThat(widthAsked).hasValue(1);
    }

    @Test
    void printsLinesAboveItselfAndStaysBelow() {
        try (Progress progress = show(new AtomicInteger())) {
            awaitLine("0/200");
            progress.aside(() -> writer.println("warning: a"));
            progress.aside(() -> writer.println("warning: b"));
            assertThat(screen().lines())
                    .startsWith("warning: a", "warning: b")
                    .last()
                    .asString()
                    .startsWith("redrive");
        }
        assertThat(screen().lines().filter(line -> !line.isBlank())).containsExactly("warning: a", "warning: b");
    }

    @Test
    void isGoneAfterAFailureToo() {
        Progress progress = show(new AtomicInteger());
        try {
            progress.during(() -> {
                awaitLine("0/200");
                throw new IllegalStateException("lost");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("lost");
        }
        assertThat(screen()).isBlank();
    }

    @Test
    void noneDrawsNothingAndLetsLinesPass() {
        Progress none = Progress.none();
        none.aside(() -> writer.println("warning: a"));
        none.close();
        assertThat(err).hasToString("warning: a" + System.lineSeparator());
    }
}
