package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.Questions;
import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.ErrorLine;

/** Connects to what a new context names, before it is written. */
final class ConnectionTrial {
    private static final String INSTEAD = "--no-test adds it all the same";

    private final Invocation invocation;
    private final Questions questions;

    ConnectionTrial(Invocation invocation, Questions questions) {
        this.invocation = invocation;
        this.questions = questions;
    }

    /** Returns when it answers, or when whoever is at the terminal wants it all the same; else the code of the failure. */
    void require(ConnectionSettings settings) {
        try (Connection connection = invocation.context().connections().open(settings)) {
            int brokers = connection.cluster().brokerCount();
            invocation.note(
                    "cluster " + connection.cluster().clusterId() + " answers, with " + Counted.of(brokers, "broker"));
            if (connection.hasRegistry()) {
                connection.registry().types();
                invocation.note("the schema registry answers");
            }
        } catch (KafkactlException e) {
            if (!questions.isAnswerable()) {
                throw new KafkactlException(
                        e.exitCode(),
                        e.error(),
                        e.message() + "; nothing was added",
                        e.hint().map(hint -> hint + "; ").orElse("") + INSTEAD,
                        e);
            }
            invocation.say(ErrorLine.text(e, invocation.theme()));
            if (!questions.agrees("Add the context all the same? [y/N] ")) {
                throw new KafkactlException(e.exitCode(), e.error(), "nothing was added", INSTEAD, e);
            }
        }
    }
}
