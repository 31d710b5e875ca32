package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.HeaderDisposition.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    @CsvSource({
        "error_type,envelope",
        "dead-letter-reason,headers smallrye",
        "original-topic,headers generic",
        "failed-at,headers",
        "source_topic,karafka",
        "source_trace_id,karafka",
        "OriginalTopic,brighter",
        "OriginalType,brighter",
        "RejectionReason,brighter",
        "original_partition,arroyo generic",
        "original_offset,arroyo generic",
        "x-original-topic,spring-cloud-stream generic",
        "x-original-timestamp-type,spring-cloud-stream"
    })
    void generalNamesAreStrippedOnlyInTheirOwnFormats(String name, String owners) {
        for (String format : FORMATS.ids()) {
            assertThat(of(name, format))
                    .as("%s in %s", name, format)
                    .isEqualTo(List.of(owners.split(" ")).contains(format) ? Action.STRIP : Action.KEEP);
        }
    }

    @Test
    void eachFateHasItsReason() {
        HeaderDisposition disposition = new HeaderDisposition(FORMATS.byId("karafka"));

        assertThat(disposition.fate("kafka_dlt-original-topic").reason()).isEqualTo("header of Spring Kafka");
        assertThat(disposition.fate("source_topic").reason()).isEqualTo("header of format karafka");
        assertThat(disposition.fate("kafkactl-redrive-run").reason()).isEqualTo("of an earlier redrive, written anew");
        assertThat(disposition.fate("traceparent").reason()).isEqualTo("the redriven record starts a trace of its own");
        assertThat(disposition.fate("tenant").reason()).isEqualTo("the application's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
