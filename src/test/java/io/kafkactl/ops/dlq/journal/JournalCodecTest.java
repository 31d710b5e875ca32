package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    private static Settlement settlement() {
        OffsetSet offsets = new OffsetSet();
        offsets.addRanges("10-57,60");
        return new Settlement(
                "orders.dlq",
                "topicId",
                3,
                "run-7",
                12,
                offsets,
                Settlement.REDRIVEN,
                49,
                List.of(new Settlement.Sent("orders", 1, 100, 149, 48), new Settlement.Sent("orders", 2, 7, 7, 1)),
                "ann@host",
                "INC-812: \"fixed\"",
                TIME);
    }

    /** The format is on the brokers of others: what is changed here is a new version, unless older readers can do without. */
    @Test
    void aSettlementIsWrittenAsVersionOne() {
        assertThat(new String(JournalKey.settlement(settlement()), UTF_8)).isEqualTo("topicId/3/run-7/12");
        assertThat(new String(JournalCodec.encode(settlement()), UTF_8))
                .isEqualTo("{\"v\":1,\"dlq\":\"orders.dlq\",\"topicId\":\"topicId\",\"partition\":3,"
                        + "\"offsets\":\"10-57,60\",\"action\":\"redriven\",\"records\":49,\"targets\":["
                        + "{\"topic\":\"orders\",\"partition\":1,\"firstOffset\":100,\"lastOffset\":149,\"count\":48},"
                        + "{\"topic\":\"orders\",\"partition\":2,\"firstOffset\":7,\"lastOffset\":7,\"count\":1}],"
                        + "\"run\":\"run-7\",\"operator\":\"ann@host\",\"reason\":\"INC-812: \\\"fixed\\\"\","
                        + "\"time\":\"2026-11-20T10:00:00Z\"}");
    }

    @Test
    void aSettlementComesBackAsItWas() {
        Settlement back = JournalCodec.decodeSettlement(JournalCodec.encode(settlement()), "12", "journal-0@1");

        assertThat(back.offsets()).hasToString("10-57,60");
        assertThat(back).usingRecursiveComparison().ignoringFields("offsets").isEqualTo(settlement());
    }

    @Test
    void anEntryThatDoesNotCountItsRecordsIsCountedByItsTargetsElseByItsOffsets() {
        String begin = "{\"v\":1,\"offsets\":\"10-14\",\"time\":\"2026-11-20T10:00:00Z\"";
        String sent = begin + ",\"targets\":[{\"topic\":\"orders\",\"count\":3}]}";

        assertThat(JournalCodec.decodeSettlement(sent.getBytes(UTF_8), "0", "journal-0@1")
                        .records())
                .isEqualTo(3);
        assertThat(JournalCodec.decodeSettlement((begin + "}").getBytes(UTF_8), "0", "journal-0@1")
                        .records())
                .isEqualTo(5);
    }

    @Test
    void aStopAndALastWordComeBackAndHaveKeysOfTwoParts() {
        StopRequest stop = new StopRequest("run-7", "bob@host", TIME);
        RunEnd end = new RunEnd("run-7", RunEnd.How.STOPPED, TIME);

        assertThat(SignCodec.decodeStop("run-7", SignCodec.encode(stop), "journal-0@1"))
                .isEqualTo(stop);
        assertThat(SignCodec.decodeEnd("run-7", SignCodec.encode(end), "journal-0@1"))
                .isEqualTo(end);
        assertThat(new String(JournalKey.stop("run-7"), UTF_8)).isEqualTo("stop/run-7");
        assertThat(new String(JournalKey.end("run-7"), UTF_8)).isEqualTo("end/run-7");
    }

    @Test
    void anOwnerIsWrittenAsVersionOne() {
        assertThat(new String(JournalKey.owner("topicId", 3), UTF_8)).isEqualTo("topicId/3/owner");
        assertThat(new String(JournalCodec.encodeOwner("run-7", "ann@host", TIME), UTF_8))
                .isEqualTo("{\"v\":1,\"run\":\"run-7\",\"operator\":\"ann@host\",\"time\":\"2026-11-20T10:00:00Z\"}");
    }

    @Test
    void aLeaseComesBackAsItWas() {
        Lease lease = new Lease("run-7", "ann@host", "host/boot/pid:[1]", 4_711, 1_767_225_600_000L, TIME, null);

        assertThat(SignCodec.decodeLease(SignCodec.encode(lease), "journal-0@1"))
                .isEqualTo(lease);
        assertThat(new String(JournalKey.lease("topicId", 3), UTF_8)).isEqualTo("lease/topicId/3");
    }

    @Test
    void aProcessThatSharesPartitionsComesBackAsItWas() {
        Lease lease = new Lease("run-7", "ann@host", "host", 4_711, 1_767_225_600_000L, TIME, "group-1");
        Participant process = new Participant(lease, "topicId", Map.of(0, 100L, 11, 5_000_000_000L), Set.of(11));

        assertThat(SignCodec.decodeParticipant(SignCodec.encode(process), "journal-0@1"))
                .isEqualTo(process);
        assertThat(new String(JournalKey.participant("run-7"), UTF_8)).isEqualTo("member/run-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":2,\"offsets\":\"1\"}",
                "{\"offsets\":\"1\"}",
                "{\"v\":\"1\"}",
                "{\"v\":1.0}",
                "{\"v\":null}",
                "[1]",
                "1",
                "null",
                "",
                "no json",
                "{\"v\":1"
            })
    void whatThisVersionDoesNotKnowIsRefusedNeverIgnored(String value) {
        assertThatThrownBy(() -> JournalJson.read(value.getBytes(UTF_8), "journal-4@17"))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(e.error()).isEqualTo("UNKNOWN_JOURNAL_RECORD");
                    assertThat(e.message()).contains("journal-4@17").doesNotContain("null is");
                    assertThat(e.hint())
                            .hasValueSatisfying(hint -> assertThat(hint).contains("nothing was sent"));
                });
    }

    @Test
    void aLeaseWithoutATimeIsRefused() {
        assertThatThrownBy(() -> SignCodec.decodeLease("{\"v\":1}".getBytes(UTF_8), "journal-4@17"))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @Test
    void fieldsOfALaterMinorChangeAreReadOver() {
        assertThat(JournalJson.read("{\"v\":1,\"new\":true}".getBytes(UTF_8), "here")
                        .path("new")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theWordOfARunToAnotherClusterIsReadAsItWasWritten() {
        TargetTail tail = new TargetTail(
                "run-7",
                Uuid.ONE_UUID.toString(),
                "cluster-2",
                Map.of(new TopicPartition("a-b-1", 0), 7L, new TopicPartition("a-b-1", 12), 0L),
                Instant.parse("2026-11-21T10:00:00Z"));

        assertThat(SignCodec.decodeTail("run-7", SignCodec.encode(tail), "here"))
                .isEqualTo(tail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":2}", "{\"v\":1,\"ends\":{\"nodash\":1}}", "{\"v\":1,\"ends\":{}}", "no"})
    void aWordThatIsNotUnderstoodIsRefused(String value) {
        assertThatThrownBy(() -> SignCodec.decodeTail("run-7", value.getBytes(UTF_8), "here"))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }
}
