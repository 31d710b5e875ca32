package io.kafkactl.record.jq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.Cancellation;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.testkit.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JqSelectWriterTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void writesEachResultOnALine() throws IOException {
        KafkaRecord record = Records.value("{\"a\":[\"x\\ny\",1.5,null,{\"é\":true}]}");

        assertThat(select(".value.a[]", true, record)).isEqualTo("x\ny\n1.5\nnull\n{\"é\":true}\n");
        assertThat(select(".value.a[]", false, record)).isEqualTo("\"x\\ny\"\n1.5\nnull\n{\"é\":true}\n");
        assertThat(select("empty", true, record)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aRecordHasAllItsResultsOrNone() throws IOException {
        assertThat(select(".value | ., .a", true, Records.value("1"), Records.value("{\"a\":2}")))
                .isEqualTo("{\"a\":2}\n2\n");
        assertThat(told)
                .containsExactly("record 3:4711 of topic 'orders': --select: Cannot index number with string \"a\"; "
                        + "left out");
    }

    @Test
    void halfACharacterIsNotWrittenAsAQuestionMark() throws IOException {
        KafkaRecord half = Records.value("\"\\ud83d\"");

        KafkaRecord whole = Records.value("\"\\ud83d\\ude00\"");

        assertThat(select(".value", true, half, whole)).isEqualTo("\uD83D\uDE00\n");
        assertThat(told)
                .containsExactly("record 3:4711 of topic 'orders': --select: the result holds a lone surrogate, which "
                        + "is no character; left out");
        assertThat(select(".value", false, half, whole)).isEqualTo("\"\\uD83D\"\n\"\\uD83D\\uDE00\"\n");
    }

    private String select(String expression, boolean rawStrings, KafkaRecord... records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JqSelectWriter writer = new JqSelectWriter(
                out,
                JqProgram.compile("--select", expression, new Cancellation()),
                new RecordJson(BytesFormat.BYTES, BytesFormat.BYTES),
                rawStrings,
                new RecordFailures(told::add));
        for (KafkaRecord record : records) {
            writer.accept(record);
        }
        writer.flush();
        return out.toString(UTF_8);
    }
}
