package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.FaultyKafka;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What an apply says it has done is done, what it has not done it says, and a later one finishes it. */
final class ApplyOperation implements Operation {
    private static final int MOST = 15;
    /** So many that one broker may be away. */
    private static final int COPIES = 2;

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        Scene scene = new Scene(
                kafka,
                fault,
                temp,
                () -> kafka.leader("__transaction_state", 0),
                () -> kafka.transactionCoordinator("kafkactl-apply"));
        RepeatedApply applies = new RepeatedApply(scene::program, kafka::reader, temp, COPIES);
        Ended first = applies.run(1);
        assertThat(first.exitCode()).as(first.toString()).isZero();

        CompletableFuture<Void> blow = scene.strike();
        StringBuilder said = new StringBuilder();
        int round = 1;
        while (round < 3 || (!blow.isDone() && round < MOST)) {
            Ended apply = applies.run(++round);
            said.append("exit ").append(apply.exitCode()).append(' ').append(apply.err());
            applies.assertSaysWhatIsSo(apply, round);
        }
        blow.join();

        Ended last = applies.run(round);
        assertThat(last.exitCode()).as(last.toString()).isZero();
        applies.assertSaysWhatIsSo(last, round);
        applies.assertNothingDiffers(round);
        kafka.forgetTopics(applies.domain());
        return said.toString();
    }
}
