package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void drawsTheBarOnOneLineAndEndsIt() {
        StringWriter err = new StringWriter();

        try (Progress progress = Progress.bar("redrive", 200, new PrintWriter(err))) {
            progress.to(200);
        }

        assertThat(err.toString())
                .startsWith("\r")
                .contains("redrive 100%", "200/200")
                .endsWith(System.lineSeparator());
        assertThat(err.toString().replaceAll("[^\n]", "")).as("line feeds").isEqualTo("\n");
    }

    @Test
    void countsBytesInMebibytes() {
        StringWriter err = new StringWriter();

        try (Progress progress = Progress.ofBytes("copy", 50L << 20, new PrintWriter(err))) {
            progress.to(50L << 20);
        }

        assertThat(err.toString()).contains("copy 100%", "50/50 MiB");
    }

    @Test
    void noneDrawsNothing() {
        try (Progress progress = Progress.none()) {
            progress.to(5);
        }
    }
}
