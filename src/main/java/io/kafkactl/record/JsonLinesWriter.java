package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;

/** Writes records as JSON lines, version 1: a fixed order of fields, one object a line. */
public final class JsonLinesWriter implements RecordSink {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final SerializableString TOPIC = new SerializedString("topic");
    private static final SerializableString PARTITION = new SerializedString("partition");
    private static final SerializableString OFFSET = new SerializedString("offset");
    private static final SerializableString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializableString TIMESTAMP_TYPE = new SerializedString("timestampType");
    private static final SerializableString KEY = new SerializedString("key");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString HEADERS = new SerializedString("headers");
    private static final SerializableString NAME = new SerializedString("name");

    private final JsonGenerator json;

    public JsonLinesWriter(OutputStream out) throws IOException {
        json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        json.writeStartObject();
        json.writeFieldName(TOPIC);
        json.writeString(record.topic());
        json.writeFieldName(PARTITION);
        json.writeNumber(record.partition());
        json.writeFieldName(OFFSET);
        json.writeNumber(record.offset());
        timestamp(record);
        json.writeFieldName(KEY);
        JsonBytes.write(json, record.key());
        json.writeFieldName(VALUE);
        JsonBytes.write(json, record.value());
        json.writeFieldName(HEADERS);
        json.writeStartArray();
        for (Header header : record.headers()) {
            json.writeStartObject();
            json.writeFieldName(NAME);
            json.writeString(header.name());
            json.writeFieldName(VALUE);
            JsonBytes.write(json, header.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void timestamp(KafkaRecord record) throws IOException {
        json.writeFieldName(TIMESTAMP);
        if (record.hasTimestamp()) {
            json.writeNumber(record.timestamp());
            json.writeFieldName(TIMESTAMP_TYPE);
            json.writeString(record.timestampType().name);
        } else {
            json.writeNull();
            json.writeFieldName(TIMESTAMP_TYPE);
            json.writeNull();
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
