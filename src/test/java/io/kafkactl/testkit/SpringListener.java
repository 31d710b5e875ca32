package io.kafkactl.testkit;

import java.io.IOException;

/** The application of {@code src/test/fixtures/spring}: its dead letters are Spring's own work. */
public final class SpringListener {
    private SpringListener() {}

    /**
     * Reads the topic with the group until so many records whose value starts with {@code fail} are in
     * {@code <topic>-dlt}, which must exist, and the group's offsets are committed.
     */
    public static void deadLetter(KafkaFixture kafka, String topic, String group, int count)
            throws IOException, InterruptedException {
        FixtureApplication.run(
                "spring", "SpringDeadLetters", kafka.bootstrapServers(), topic, group, Integer.toString(count));
    }
}
