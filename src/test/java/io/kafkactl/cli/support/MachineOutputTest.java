package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.MockCluster;
import org.junit.jupiter.api.Test;

class MachineOutputTest {
    /** One broker, so that the replication is lowered with a notice. */
    private static CliResult create(String format) {
        return MockCluster.ofBrokers(1)
                .cli()
                .run("-b", "mock:9092", "topic", "create", "market.stock.price-update.v1", "-o", format);
    }

    @Test
    void whatPeopleAreToldIsJsonLinesBesideJsonOutput() {
        CliResult json = create("json");
        CliResult jsonl = create("jsonl");

        assertThat(json.exitCode()).as(json.toString()).isZero();
        assertThat(json.err().lines())
                .singleElement()
                .asString()
                .startsWith("{\"level\":\"notice\",\"message\":\"")
                .contains("lowered to 1");
        assertThat(jsonl.err()).isEqualTo(json.err());
    }

    @Test
    void besideATableItIsText() {
        CliResult table = create("table");

        assertThat(table.exitCode()).isZero();
        assertThat(table.err()).contains("lowered to 1").doesNotContain("{");
    }
}
