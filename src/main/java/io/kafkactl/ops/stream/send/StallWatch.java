package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches whether anything is acknowledged while something is in flight: says so early when nothing is, and ends the
 * wait when nothing was for the time-out. The client alone would be silent for minutes.
 */
final class StallWatch implements AutoCloseable {
    private static final long GLANCE_MILLIS = 200;
    private static final Duration NOTICE_AFTER = Duration.ofSeconds(3);

    private final SendLedger ledger;
    private final TopicHealth health;
    private final SendListener listener;
    private final Duration timeout;
    private final Runnable giveUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "acknowledgements");
    private long seen;
    private long since = System.nanoTime();
    private boolean told;

    /** Runs {@code giveUp} when nothing was acknowledged for {@code timeout}. */
    StallWatch(SendLedger ledger, TopicHealth health, SendListener listener, Duration timeout, Runnable giveUp) {
        this.ledger = ledger;
        this.health = health;
        this.listener = listener;
        this.timeout = timeout;
        this.giveUp = giveUp;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!closed.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                long settled = ledger.settled();
                Duration still = Duration.ofNanos(System.nanoTime() - since);
                if (settled != seen || ledger.inFlight() == 0) {
                    goOn(settled, still);
                } else if (still.compareTo(timeout) >= 0) {
                    ledger.giveUp(reason(still));
                    giveUp.run();
                    return;
                } else if (!told && still.compareTo(NOTICE_AFTER) >= 0) {
                    told = true;
                    tell(still);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goOn(long settled, Duration still) {
        // What failed was settled too, and is no recovery.
        if (told && !ledger.isHopeless()) {
            listener.recovered("records are acknowledged again, after " + still.toSeconds() + " s");
        }
        told = false;
        seen = settled;
        since = System.nanoTime();
    }

    private void tell(Duration still) {
        String why = health.look().map(finding -> finding.clause() + "; ").orElse("");
        if (ledger.settled() == seen) {
            long waiting = ledger.inFlight();
            listener.warning("nothing was acknowledged for " + still.toSeconds() + " s, " + waiting
                    + (waiting == 1 ? " record waits: " : " records wait: ") + why + "giving up after "
                    + timeout.toSeconds() + " s");
        } else {
            told = false;
        }
    }

    private KafkactlException reason(Duration still) {
        Optional<TopicHealth.Finding> finding = health.look();
        return KafkactlException.unreachable(
                finding.map(TopicHealth.Finding::error).orElse("TIMEOUT"),
                "not acknowledged within " + still.toSeconds() + " s"
                        + finding.map(found -> ": " + found.clause()).orElse(""),
                finding.map(TopicHealth.Finding::hint).orElse("--timeout waits longer"),
                null);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
