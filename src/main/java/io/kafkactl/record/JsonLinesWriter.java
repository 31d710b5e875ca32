package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON lines, version 1: a fixed order of fields, one object a line. */
public final class JsonLinesWriter implements RecordSink {
    private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");
    private static final byte[] CREATE_TIME = ascii(",\"timestampType\":\"" + TimestampType.CREATE_TIME.name + "\"");
    private static final byte[] APPEND_TIME =
            ascii(",\"timestampType\":\"" + TimestampType.LOG_APPEND_TIME.name + "\"");
    private static final byte[] NO_TIMESTAMP = ascii(",\"timestamp\":null,\"timestampType\":null");
    private static final byte[] KEY = ascii(",\"key\":");
    private static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] DECODE_ERROR = ascii(",\"decodeError\":");
    private static final byte[] HEADERS = ascii(",\"headers\":[");
    private static final byte[] NAME = ascii("{\"name\":");
    private static final byte[] END = ascii("]}\n");

    private final OutputStream out;
    private final RecordDecoding decoding;
    private final ByteBuilder line = new ByteBuilder();
    private String topic = "";
    private int partition = -1;
    private byte[] beginning = {};

    public JsonLinesWriter(OutputStream out) {
        this(out, RecordDecoding.raw());
    }

    /** With formats other than bytes, keys and values may be other JSON, and name their format beside. */
    public JsonLinesWriter(OutputStream out, RecordDecoding decoding) {
        this.out = out;
        this.decoding = decoding;
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        line.clear();
        line.put(beginning(record)).putLong(record.offset());
        timestamp(record);
        line.put(KEY);
        String keyError = decoding.putJsonKey(record, line);
        line.put(VALUE);
        String valueError = decoding.putJsonValue(record, line);
        String error = RecordDecoding.join(keyError, valueError);
        if (error != null) {
            if (!decoding.keeps(record, error)) {
                return;
            }
            line.put(DECODE_ERROR);
            JsonText.put(line, error);
        }
        headers(record.headers());
        line.put(END).moveTo(out);
    }

    /** Records come in runs of one partition, so the first fields are mostly those of the record before. */
    private byte[] beginning(KafkaRecord record) {
        if (record.partition() != partition || !record.topic().equals(topic)) {
            partition = record.partition();
            topic = record.topic();
            ByteBuilder json = new ByteBuilder().put("{\"topic\":");
            JsonText.put(json, topic);
            beginning = json.put(",\"partition\":")
                    .putLong(partition)
                    .put(",\"offset\":")
                    .toByteArray();
        }
        return beginning;
    }

    private void timestamp(KafkaRecord record) {
        if (record.hasTimestamp()) {
            line.put(TIMESTAMP)
                    .putLong(record.timestamp())
                    .put(record.timestampType() == TimestampType.CREATE_TIME ? CREATE_TIME : APPEND_TIME);
        } else {
            line.put(NO_TIMESTAMP);
        }
    }

    private void headers(List<Header> headers) {
        line.put(HEADERS);
        for (int i = 0; i < headers.size(); i++) {
            if (i > 0) {
                line.put(',');
            }
            line.put(NAME);
            JsonText.put(line, headers.get(i).name());
            line.put(VALUE);
            bytes(headers.get(i).value());
            line.put('}');
        }
    }

    private void bytes(@Nullable Bytes bytes) {
        if (bytes == null) {
            line.put(JsonBytes.NULL);
        } else {
            JsonBytes.put(line, bytes.array());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
