package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The numbers that lines of a process begin with, read slowly until somebody is in a hurry, so that the process waits. */
final class SlowReader {
    private final List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
    private final int slowUntil;
    private final CompletableFuture<Void> end;
    private volatile boolean hurry;

    /**
     * Reads from now on.
     *
     * @param slowUntil how many lines are read slowly; those behind them hardly
     */
    SlowReader(Process process, int slowUntil) {
        this.slowUntil = slowUntil;
        this.end = CompletableFuture.runAsync(() -> read(process));
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                numbers.add(NumberedNoise.number(line));
                while (!hurry && numbers.size() > slowUntil) {
                    Thread.sleep(20);
                }
                if (!hurry && numbers.size() % 20 == 0) {
                    Thread.sleep(10);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasBegun() {
        return !numbers.isEmpty();
    }

    /** Waits for the end of the process, and returns all that it wrote. */
    List<Integer> rest() {
        hurry = true;
        end.join();
        return List.copyOf(numbers);
    }
}
