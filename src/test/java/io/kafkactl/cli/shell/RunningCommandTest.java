package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningCommandTest {
    private final List<String> notices = new ArrayList<>();

    @Test
    void isAskedToStopAtFirst() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RunningCommand command = new RunningCommand(
                cancellation -> {
                    begun.countDown();
                    return sleeps(cancellation) ? 130 : 1;
                },
                notices::add);
        command.start();
        begun.await();
        command.interrupt();

        assertThat(command.await()).isEqualTo(130);
        assertThat(command.isAbandoned()).isFalse();
        assertThat(notices).isEmpty();
    }

    private static boolean sleeps(io.kafkactl.error.Cancellation cancellation) {
        try {
            return cancellation.sleep(60_000);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void isInterruptedWhenItDoesNotStop() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RunningCommand command = new RunningCommand(
                cancellation -> {
                    begun.countDown();
                    return sleepsOn() ? 9 : 0;
                },
                notices::add);
        command.start();
        begun.await();
        command.interrupt();
        command.interrupt();

        assertThat(command.await()).isEqualTo(9);
        assertThat(command.isAbandoned()).isFalse();
        assertThat(notices).containsExactly("interrupted; Ctrl-C once more leaves the shell");
    }

    private static boolean sleepsOn() {
        try {
            Thread.sleep(60_000);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void isLeftToItselfWhenNothingHelps() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RunningCommand command = new RunningCommand(
                cancellation -> {
                    while (never.getCount() > 0) {
                        sleepsOn();
                    }
                    return 0;
                },
                notices::add);
        command.start();
        command.interrupt();
        command.interrupt();
        command.interrupt();

        assertThat(command.await()).isEqualTo(130);
        assertThat(command.isAbandoned()).isTrue();
        never.countDown();
        command.interrupt();
    }

    @Test
    void passesOnWhatItDidNotHandle() {
        RunningCommand command = new RunningCommand(
                cancellation -> {
                    throw new StackOverflowError("too deep");
                },
                notices::add);
        command.start();
        assertThatThrownBy(command::await).hasRootCauseInstanceOf(StackOverflowError.class);
    }
}
