package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tasks of one kind, several at a time because each mostly waits for brokers. */
final class BrokerTasks {
    private final String doing;
    private final ConnectionSettings settings;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final List<Runnable> tasks = new ArrayList<>();

    /** @param doing what the tasks do, for messages */
    BrokerTasks(String doing, ConnectionSettings settings) {
        this.doing = doing;
        this.settings = settings;
    }

    void add(Runnable task) {
        tasks.add(task);
    }

    /** Returns when all have ended; throws the first failure, after which no further task was begun. */
    void run(int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())));
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(pool.submit(() -> runUnlessFailed(task))));
        pool.shutdown();
        KafkactlException failure = null;
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                KafkactlException translated =
                        KafkaErrors.translate(doing, Objects.requireNonNull(e.getCause()), settings);
                failure = failure == null ? translated : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void runUnlessFailed(Runnable task) {
        if (failed.get()) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }
}
