package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.HeaderDisposition.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderDispositionTest {
    private static Action of(String name, String format) {
        return new HeaderDisposition(FORMATS.byId(format)).of(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka_dlt-original-topic",
                "kafka_original-offset",
                "kafka_exception-message",
                "kafka_key-exception-fqcn",
                "retry_topic-attempts",
                "springDeserializerExceptionKey",
                "springDeserializerExceptionValue",
                "x-exception-stacktrace",
                "__connect.errors.topic",
                "__streams.errors.offset",
                "__dlq.errors.group",
                "dead-letter-topic",
                "dead-letter-partition",
                "dead-letter-offset",
                "dead-letter-cause",
                "dead-letter-exception-class-name",
                "dead-letter-cause-class-name",
                "delayed-retry-count",
                "deserialization-failure-data",
                "x-source-topic",
                "x-failure-reason",
                "x-failed-attempts",
                "reason_poisoned",
                "topic_poisoned",
                "handler_poisoned",
                "subscriber_poisoned",
                "KDLQ_Kills",
                "kafka_throwable_code",
                "ce_knativeerrorcode",
                "ce_knativedispatcherr",
                "__replicator_id",
                "k2k_origin",
                "kafkactl-redrive-count",
                "kafkactl-redrive-run",
                "kafkactl-redrive-from"
            })
    void namesOfAFrameworkAreStrippedWhateverTheFormat(String name) {
        for (String format : FORMATS.ids()) {
            assertThat(of(name, format)).as("%s in %s", name, format).isEqualTo(Action.STRIP);
        }
    }

    @ParameterizedTest
    @CsvSource({"error_type,envelope", "original-topic,headers", "dead-letter-reason,headers", "failed-at,headers"})
    void generalNamesAreStrippedOnlyInTheirOwnFormat(String name, String owner) {
        for (String format : FORMATS.ids()) {
            assertThat(of(name, format))
                    .as("%s in %s", name, format)
                    .isEqualTo(format.equals(owner) ? Action.STRIP : Action.KEEP);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source_topic",
                "OriginalTopic",
                "RejectionReason",
                "original_partition",
                "x-original-topic",
                "__TypeId__",
                "__KeyTypeId__",
                "__ContentTypeId__",
                "spring_json_header_types",
                "contentType",
                "ce_id",
                "ce_knative",
                "__key_schema_id",
                "__value_schema_id",
                "_watermill_message_uuid",
                "kafkactl-origin",
                "kafkactl-origin-timestamp",
                "kafkactl-origin-traceparent",
                "dead-letter-topics",
                "my-kafka_dlt-original-topic",
                "KAFKA_DLT-original-topic",
                ""
            })
    void everythingElseIsTheApplications(String name) {
        for (String format : FORMATS.ids()) {
            assertThat(of(name, format)).as("%s in %s", name, format).isEqualTo(Action.KEEP);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traceparent",
                "tracestate",
                "b3",
                "x-b3-traceid",
                "X-B3-TraceId",
                "X-B3-Sampled",
                "uber-trace-id",
                "baggage"
            })
    void tracesAreLinkedNotContinued(String name) {
        assertThat(of(name, "envelope")).isEqualTo(Action.LINK);
    }
}
