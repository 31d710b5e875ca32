package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
    @Test
    void everythingBetweenLineFeedsIsALine() throws IOException {
        assertThat(text("")).isEmpty();
        assertThat(text("\n")).containsExactly("");
        assertThat(text("a")).containsExactly("a");
        assertThat(text("a\n")).containsExactly("a");
        assertThat(text("a\r\n\n b \n\n")).containsExactly("a\r", "", " b ", "");
    }

    @Test
    void linesOfAnyLengthAndBytesSurviveAnyWayOfArriving() throws IOException {
        Random random = new Random(42);
        List<byte[]> expected = new ArrayList<>();
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            byte[] line = new byte[random.nextInt(i % 50 == 0 ? 2_000_000 : 300)];
            random.nextBytes(line);
            for (int k = 0; k < line.length; k++) {
                line[k] = line[k] == '\n' ? 0 : line[k];
            }
            expected.add(line);
            all.write(line);
            all.write('\n');
        }

        List<byte[]> read = lines(new InputStream() {
            private final InputStream whole = new ByteArrayInputStream(all.toByteArray());

            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return whole.read(buffer, offset, Math.min(length, 1 + random.nextInt(70_000)));
            }
        });

        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(Arrays.equals(read.get(i), expected.get(i)))
                    .as("line %d", i + 1)
                    .isTrue();
        }
    }

    @Test
    void saysWhetherItWouldWait() throws IOException {
        try (PipedInputStream in = new PipedInputStream()) {
            LineReader reader = new LineReader(in);
            try (PipedOutputStream out = new PipedOutputStream(in)) {
                assertThat(reader.ready()).isFalse();
                out.write("a\nb\nc".getBytes(UTF_8));
                assertThat(reader.ready()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThat(reader.ready()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThat(reader.number()).isEqualTo(2);
            }
            assertThat(reader.next()).isTrue();
            assertThat(reader.ready()).as("the end").isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    private static List<String> text(String input) throws IOException {
        return lines(new ByteArrayInputStream(input.getBytes(UTF_8))).stream()
                .map(line -> new String(line, UTF_8))
                .toList();
    }

    private static List<byte[]> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<byte[]> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(Arrays.copyOfRange(reader.buffer(), reader.offset(), reader.offset() + reader.length()));
        }
        return lines;
    }
}
