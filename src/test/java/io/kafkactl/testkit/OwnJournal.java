package io.kafkactl.testkit;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.DlqSettings;
import java.util.List;
import java.util.Map;

/** A connection whose context names a journal of its own, for tests that spoil the journal. */
public final class OwnJournal {
    private OwnJournal() {}

    /** The caller closes it. */
    public static Connection connect(KafkaFixture kafka, String journal) {
        ConnectionSettings address = ConnectionSettings.to(kafka.bootstrapServers());
        return new KafkaConnection(new ConnectionSettings(
                null,
                address.bootstrapServers(),
                List.of(),
                Map.of(),
                address.timeout(),
                false,
                false,
                false,
                address.rules(),
                new DlqSettings(journal, Map.of(), Map.of()),
                null,
                List.of(),
                address.secrets()));
    }
}
