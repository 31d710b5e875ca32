package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import org.apache.kafka.common.KafkaException;

/** No answer came. The client does not say why, but somebody who looks may find out. */
public final class UnansweredException extends KafkactlException {
    private static final long serialVersionUID = 1L;

    private final String doing;
    private final transient ConnectionSettings settings;

    UnansweredException(String doing, KafkactlException failure, ConnectionSettings settings) {
        super(
                failure.exitCode(),
                failure.error(),
                failure.message(),
                failure.hint().orElse(null),
                failure.getCause());
        this.doing = doing;
        this.settings = settings;
    }

    /** Asks the brokers once more, step by step, for some seconds; the same failure where all is well by now. */
    public KafkactlException explained() {
        try {
            return BrokerWay.probe(settings)
                    .firstProblem()
                    .map(found ->
                            KafkaErrors.failure(doing, found, found.cause().name(), getCause()))
                    .orElse(this);
        } catch (KafkaException e) {
            return this;
        }
    }
}
