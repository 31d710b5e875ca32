package io.kafkactl.record.schema.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.SchemaMismatch;
import java.util.Map;

/** The types that hold any number of values of one type. */
final class AvroContainers {
    private AvroContainers() {}

    /** Values in their order. */
    static final class OfArray extends AvroNode {
        private final AvroNode item;

        OfArray(AvroNode item) {
            super("array", ARRAY, 0);
            this.item = item;
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            json.put('[');
            long index = 0;
            try {
                for (long count = in.readCount(); count != 0; count = in.readCount()) {
                    for (long i = 0; i < count; i++, index++) {
                        if (index > 0) {
                            json.put(',');
                        }
                        item.write(in, json);
                    }
                }
            } catch (SchemaMismatch e) {
                throw e.at(index);
            }
            json.put(']');
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isArray()) {
                throw notA("array", json);
            }
            if (!json.isEmpty()) {
                putInt(out, json.size());
                for (int i = 0; i < json.size(); i++) {
                    try {
                        item.read(json.get(i), out);
                    } catch (SchemaMismatch e) {
                        throw e.at(i);
                    }
                }
            }
            out.put(0);
        }
    }

    /** Values by text. */
    static final class OfMap extends AvroNode {
        private final AvroNode value;

        OfMap(AvroNode value) {
            super("map", OBJECT, 0);
            this.value = value;
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            json.put('{');
            boolean first = true;
            for (long count = in.readCount(); count != 0; count = in.readCount()) {
                for (long i = 0; i < count; i++) {
                    if (!first) {
                        json.put(',');
                    }
                    first = false;
                    entry(in, json);
                }
            }
            json.put('}');
        }

        private void entry(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            int length = in.readLength();
            int from = in.skip(length);
            if (!JsonText.putUtf8(json, in.bytes(), from, length)) {
                throw new SchemaMismatch("a key of the map is not UTF-8");
            }
            json.put(':');
            try {
                value.write(in, json);
            } catch (SchemaMismatch e) {
                throw e.in(new String(in.bytes(), from, length, UTF_8));
            }
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isObject()) {
                throw notA("map", json);
            }
            if (!json.isEmpty()) {
                putInt(out, json.size());
                for (Map.Entry<String, JsonNode> entry : json.properties()) {
                    try {
                        putBytes(out, AvroScalars.text(entry.getKey()));
                        value.read(entry.getValue(), out);
                    } catch (SchemaMismatch e) {
                        throw e.in(entry.getKey());
                    }
                }
            }
            out.put(0);
        }
    }
}
