package io.kafkactl.ops.dlq.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "order 4711 failed|order # failed",
                "after 12.5 s at 10:00:01, 10,000 tries|after # s at #, # tries",
                "id 550e8400-e29b-41d4-a716-446655440000!|id #!",
                "550e8400-e29b-41d4-a716-446655440000x|#-e#b-#d#-a#-#x",
                "bytes 0xCAFE and deadbeef12 and decade|bytes # and # and decade",
                "Order@1f3a is closed|Order@# is closed",
                "no price for 'blue shoe' or \"x\" or `y`|no price for '#' or \"#\" or `#`",
                "can't find customer's key|can't find customer's key",
                "an open ' quote|an open ' quote",
                "k8s-node-17|k#s-node-#",
                "a  b\t c|a b c",
                "größe 3 für 'ü'|größe # für '#'",
            })
    void replacesWhatDiffersFromRecordToRecord(String message, String shape) {
        assertThat(MessageShape.of(message)).isEqualTo(shape);
    }

    @Test
    void looksAtTheBeginningOfALongMessageOnly() {
        assertThat(MessageShape.of("x".repeat(100_000)).length()).isEqualTo(512);
        assertThat(MessageShape.of("'" + "x".repeat(100_000) + "' 1")).isEqualTo("'#'");
        assertThat(MessageShape.of("")).isEmpty();
    }
}
