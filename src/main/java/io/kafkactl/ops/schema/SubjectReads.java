package io.kafkactl.ops.schema;

import io.kafkactl.client.Answers;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a registry about many subjects, several at a time: it has no call for many. */
final class SubjectReads {
    private static final int AT_A_TIME = 8;

    private SubjectReads() {}

    /** In the order of the subjects; what fails for one of them fails for that one alone. */
    static <T> Answers<String, T> each(Collection<String> subjects, Function<String, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        Map<String, KafkactlException> errors = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, SubjectReads::daemon);
        try {
            Map<String, Future<T>> futures = new LinkedHashMap<>();
            subjects.forEach(subject -> futures.put(subject, threads.submit(() -> read.apply(subject))));
            futures.forEach((subject, future) -> {
                try {
                    values.put(subject, future.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof KafkactlException failure)) {
                        throw new IllegalStateException("cannot read subject '" + subject + "'", e.getCause());
                    }
                    errors.put(subject, failure);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw KafkactlException.interrupted("interrupted: read subject '" + subject + "'", e);
                }
            });
        } finally {
            threads.shutdownNow();
        }
        return new Answers<>(values, errors);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-read");
        thread.setDaemon(true);
        return thread;
    }
}
