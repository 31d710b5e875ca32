package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonLinesRoundTripTest {
    private static final int RECORDS = 20_000;
    private static final byte[][] NASTY = {
        {},
        "null".getBytes(UTF_8),
        "\uFFFD".getBytes(UTF_8),
        "\uD83D\uDE00 \"\\\u0000\u001f\u007f\u2028\n\r".getBytes(UTF_8),
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xED, (byte) 0xB0, (byte) 0x80},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xE2, (byte) 0x82},
        {0, 0, 0, 0, 1},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'},
    };

    private final Random random = new Random(20261120);

    @Test
    void anyRecordComesBackByteForByte() throws IOException {
        List<KafkaRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(randomRecord(i));
        }

        List<byte[]> lines = lines(encode(records));

        assertThat(lines).hasSameSizeAs(records);
        JsonLinesReader reader = new JsonLinesReader(true);
        for (int i = 0; i < RECORDS; i++) {
            KafkaRecord record = records.get(i);
            OutgoingRecord read = reader.parse(lines.get(i), 0, lines.get(i).length);
            assertThat(read)
                    .as("record %d: %s", i, record)
                    .isEqualTo(new OutgoingRecord(
                            record.partition(), record.timestamp(), record.key(), record.value(), record.headers()));
        }
    }

    @Test
    void aValueLongerThanAnyBufferComesBack() throws IOException {
        byte[] large = new byte[30_000_000];
        random.nextBytes(large);
        byte[] text = "x\u00e9\uD83D\uDE00".repeat(3_000_000).getBytes(UTF_8);
        for (byte[] value : new byte[][] {large, text}) {
            byte[] line = lines(encode(List.of(record(null, Bytes.of(value), List.of()))))
                    .get(0);

            assertThat(new JsonLinesReader(false).parse(line, 0, line.length).value())
                    .isEqualTo(Bytes.of(value));
        }
    }

    @Test
    void theFormIsFixed() throws IOException {
        List<KafkaRecord> records = List.of(
                record(null, null, List.of()),
                record(Bytes.EMPTY, Bytes.EMPTY, List.of()),
                record(
                        Bytes.of(new byte[] {(byte) 0xFF, 0}),
                        Bytes.utf8("null \uFFFD \"\u00e9\uD83D\uDE00\n"),
                        List.of(
                                new Header("a", Bytes.utf8("1")),
                                new Header("a", null),
                                new Header("", Bytes.of(new byte[] {(byte) 0x80})))),
                new KafkaRecord("t", 0, 1, -1, TimestampType.NO_TIMESTAMP_TYPE, null, null, List.of()));

        Golden.assertMatches("record/json-lines-v1.jsonl", encode(records).toString(UTF_8));
    }

    @Test
    void plainValuesAreOfTheSameForm() {
        assertThat(JsonBytes.plain(null)).isNull();
        assertThat(JsonBytes.plain(new byte[0])).isEqualTo("");
        assertThat(JsonBytes.plain("é".getBytes(UTF_8))).isEqualTo("é");
        assertThat(JsonBytes.plain(new byte[] {(byte) 0xFF})).isEqualTo(java.util.Map.of("base64", "/w=="));
    }

    private KafkaRecord randomRecord(long offset) {
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(new Header(List.of("", "a", "a", "é\n").get(random.nextInt(4)), randomBytes()));
        }
        return new KafkaRecord(
                "orders.order.placed.v1",
                random.nextInt(1_000),
                offset,
                random.nextLong() >>> 1,
                random.nextBoolean() ? TimestampType.CREATE_TIME : TimestampType.LOG_APPEND_TIME,
                randomBytes(),
                randomBytes(),
                headers);
    }

    private @Nullable Bytes randomBytes() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Bytes.of(NASTY[random.nextInt(NASTY.length)].clone());
            case 2 -> {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                yield Bytes.of(bytes);
            }
            default ->
                Bytes.utf8(random.ints(random.nextInt(30), 0, 0x10FFFF)
                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        };
    }

    private static KafkaRecord record(@Nullable Bytes key, @Nullable Bytes value, List<Header> headers) {
        return new KafkaRecord("orders", 3, 4711, 1_767_225_600_000L, TimestampType.CREATE_TIME, key, value, headers);
    }

    private static ByteArrayOutputStream encode(List<KafkaRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLinesWriter writer = new JsonLinesWriter(out);
        for (KafkaRecord record : records) {
            writer.accept(record);
        }
        writer.flush();
        return out;
    }

    private static List<byte[]> lines(ByteArrayOutputStream out) {
        List<byte[]> lines = new ArrayList<>();
        byte[] all = out.toByteArray();
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(all, start, i));
                start = i + 1;
            }
        }
        return lines;
    }
}
