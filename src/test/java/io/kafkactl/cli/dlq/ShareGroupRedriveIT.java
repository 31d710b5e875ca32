package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.FixtureApplication;
import io.kafkactl.testkit.SandboxFixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dead letters of share groups, which a newer broker than the sandbox's writes itself. */
class ShareGroupRedriveIT {
    @Test
    void putsBackWhatTheBrokerDeadLetteredWithAndWithoutACopy() throws IOException, InterruptedException {
        try (SandboxFixture kafka = SandboxFixture.start(1, FixtureApplication.library("share-group"))) {
            deadLetterAndRedrive(kafka, "pay.order.shared", false);
            deadLetterAndRedrive(kafka, "pay.order.copied", true);
        }
    }

    private static void deadLetterAndRedrive(SandboxFixture kafka, String topic, boolean copy)
            throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, topic);
        scenario.produceFailing(6);
        String dlq = "dlq." + scenario.source;
        String group = "g-" + scenario.source;
        FixtureApplication.run(
                "share-group",
                "ShareDeadLetters",
                kafka.bootstrapServers(),
                scenario.source,
                dlq,
                group,
                "6",
                Boolean.toString(copy));

        List<JsonNode> letters = scenario.inspect(dlq);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.path("format").asText()).isEqualTo("share-group");
            assertThat(letter.path("failedGroup").asText()).isEqualTo(group);
            assertThat(letter.path("errorMessage").asText()).isEqualTo("Offset rejected by client.");
            assertThat(letter.path("payloadExact").asBoolean()).isEqualTo(copy);
        });
        scenario.assertTimestampsKept(scenario.redrive(dlq));
    }
}
