package io.kafkactl;

import io.kafkactl.cli.Kafkactl;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Logging;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.KafkaConnections;
import io.kafkactl.error.Cancellation;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Process entry point: the only class that touches the standard streams, the environment and exit. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        // The client library logs through java.util.logging; nothing of it reaches the user unless -vv asks.
        System.setProperty("java.util.logging.config.class", Logging.Silent.class.getName());
        Cancellation cancellation = new Cancellation();
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOrderly(cancellation, finished), "stop"));

        // Not System.out: a PrintStream swallows the error that tells us the reader of the pipe is gone.
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        CliContext context = new CliContext(
                System.in,
                out,
                err,
                Terminals.fromLauncher(System.getProperty("kafkactl.terminals")),
                System.getenv(),
                // As exact as Kafka's own timestamps are.
                Clock.tickMillis(ZoneOffset.UTC),
                cancellation,
                new KafkaConnections(cancellation));
        int exitCode;
        try {
            exitCode = Kafkactl.run(context, args);
        } finally {
            err.flush();
            // Also after an exception: the shutdown hook waits for it.
            finished.countDown();
        }
        if (exitCode != 0 || othersAreAtWork()) {
            // After a signal the JVM is already going down with 130 or 143, and this call never returns.
            System.exit(exitCode);
        }
    }

    /** Whether returning would not be the end; it is done where possible, because exit() starts the log system to log it. */
    private static boolean othersAreAtWork() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .anyMatch(thread -> !thread.isDaemon() && thread != Thread.currentThread());
    }

    /** Runs on SIGINT, SIGTERM and normal exit: lets the command flush and report before the JVM goes. */
    private static void stopOrderly(Cancellation cancellation, CountDownLatch finished) {
        if (finished.getCount() == 0) {
            return;
        }
        SecondSignal.halts();
        cancellation.cancel();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
