package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RecordHexWriterTest {
    @Test
    void dumpsBytesAndNothingThatATerminalObeys() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordHexWriter writer = new RecordHexWriter(out);

        writer.accept(Records.of(
                Bytes.utf8("k-1"),
                Bytes.utf8("\u001b[2J 0123456789 é\u0000\u007f|"),
                new Header("name\u001b[2J", Bytes.EMPTY),
                new Header("one", Bytes.utf8("1")),
                new Header("none", null)));
        writer.accept(Records.of(null, Bytes.utf8("0123456789abcdef")));
        writer.accept(Records.withoutTimestamp());
        writer.flush();

        Golden.assertMatches("consume/records.hex", out.toString(UTF_8));
    }
}
