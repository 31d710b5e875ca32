package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLinesDecodingTest {
    private static final List<KafkaRecord> RECORDS = List.of(
            Records.of(Records.bytes(0, 0, 0, 7), Bytes.utf8("{ \"total\" : 1.10 }")),
            Records.of(null, null),
            Records.of(Bytes.utf8("seven"), Bytes.utf8("{}")),
            Records.of(Records.bytes(0, 0, 0, 8), Bytes.utf8("a\nb"), new Header("h", Bytes.utf8("1"))),
            Records.of(Bytes.EMPTY, Bytes.EMPTY));

    private final List<String> told = new ArrayList<>();
    private final RecordFailures failures = new RecordFailures(told::add);

    @Test
    void namesFormatsAndDecodeErrorsBesideTheValues() throws IOException {
        Golden.assertMatches("record/json-lines-decoded.jsonl", encode(OnDecodeError.SHOW));
        assertThat(failures.count()).isEqualTo(3);
        assertThat(told.get(0))
                .isEqualTo("record 3:4711 of topic 'orders': key: 5 bytes are not the 4 of int; shown as base64");
    }

    @Test
    void skipsUndecodableRecordsButCountsThem() throws IOException {
        assertThat(encode(OnDecodeError.SKIP).lines()).hasSize(2);
        assertThat(failures.count()).isEqualTo(3);
        assertThat(told.get(2)).endsWith("; left out");
    }

    @Test
    void failsAtTheFirstUndecodableRecord() {
        assertThatThrownBy(() -> encode(OnDecodeError.FAIL))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(1))
                .hasMessage("cannot decode record 3:4711 of topic 'orders': key: 5 bytes are not the 4 of int");
    }

    @Test
    void aDecodedLineIsNoInputWithoutItsFormat() throws IOException {
        List<String> lines = encode(OnDecodeError.SHOW).lines().toList();
        assertThat(read(lines.get(1)).value()).as("a tombstone has no format").isNull();
        for (String line :
                lines.stream().filter(line -> lines.indexOf(line) != 1).toList()) {
            assertThatThrownBy(() -> read(line))
                    .as(line)
                    .isInstanceOfSatisfying(
                            KafkactlException.class,
                            e -> assertThat(e.exitCode().code()).isEqualTo(4));
        }
        assertThatThrownBy(() -> read("{\"value\":\"ff\",\"valueFormat\":\"hex\"}"))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("without --value-format")));
    }

    private static OutgoingRecord read(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return new JsonLinesReader(false).parse(bytes, 0, bytes.length);
    }

    @Test
    void tellsOnlyOfTheFirstFew() {
        for (int i = 0; i < 100; i++) {
            failures.add(Records.value("x"), "broken");
        }

        assertThat(failures.count()).isEqualTo(100);
        assertThat(told).hasSize(5);
        assertThat(told.get(4)).endsWith("; more of them are only counted");
    }

    private String encode(OnDecodeError policy) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordSink sink =
                new JsonLinesWriter(out, new RecordDecoding(BytesFormat.INT, BytesFormat.JSON, policy, failures));
        for (KafkaRecord record : RECORDS) {
            sink.accept(record);
        }
        sink.flush();
        return out.toString(UTF_8);
    }
}
