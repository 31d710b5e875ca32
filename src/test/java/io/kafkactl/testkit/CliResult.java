package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What the user saw. */
public final class CliResult {
    private final int exitCode;
    private final ByteArrayOutputStream out;
    private final String err;

    CliResult(int exitCode, ByteArrayOutputStream out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    public int exitCode() {
        return exitCode;
    }

    public byte[] outBytes() {
        return out.toByteArray();
    }

    public String out() {
        return out.toString(UTF_8);
    }

    public String err() {
        return err;
    }

    @Override
    public String toString() {
        return "exit " + exitCode + "\nstdout:\n" + out() + "\nstderr:\n" + err;
    }
}
