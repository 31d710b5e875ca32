package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.SchemaMismatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** A record: its fields in the order of the schema. */
final class AvroRecord extends AvroNode {
    private Field[] fields = {};
    private final Map<String, Integer> numbers = new HashMap<>();

    AvroRecord(String name) {
        super(name, OBJECT, 0);
    }

    /** Sets the types of the fields, which may have this record among them. */
    void complete(List<Schema.Field> schemas, List<AvroNode> nodes) {
        fields = new Field[nodes.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field(schemas.get(i), nodes.get(i), i == 0);
            numbers.put(schemas.get(i).name(), i);
        }
        for (int i = 0; i < fields.length; i++) {
            for (String alias : schemas.get(i).aliases()) {
                numbers.putIfAbsent(alias, i);
            }
        }
    }

    @Override
    void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
        in.enter();
        json.put('{');
        for (Field field : fields) {
            json.put(field.label);
            try {
                field.node.write(in, json);
            } catch (SchemaMismatch e) {
                throw e.in(field.schema.name());
            }
        }
        json.put('}');
        in.leave();
    }

    @Override
    void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
        if (!json.isObject()) {
            throw notA("record " + name(), json);
        }
        JsonNode[] values = assigned(json);
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            JsonNode value = values[i];
            try {
                if (value == null) {
                    out.put(field.defaultBytes());
                } else {
                    field.node.read(value, out);
                }
            } catch (SchemaMismatch e) {
                throw e.in(field.schema.name());
            }
        }
    }

    /** The values by the number of their field; what has none is an error, before anything is tried. */
    private @Nullable JsonNode[] assigned(JsonNode json) throws SchemaMismatch {
        @Nullable JsonNode[] values = new JsonNode[fields.length];
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Integer number = numbers.get(entry.getKey());
            if (number == null) {
                throw new SchemaMismatch("unknown field" + similar(entry.getKey())).in(entry.getKey());
            }
            if (values[number] != null) {
                throw new SchemaMismatch("the field is given twice, by name and by alias")
                        .in(fields[number].schema.name());
            }
            values[number] = entry.getValue();
        }
        for (int i = 0; i < fields.length; i++) {
            if (values[i] == null && !fields[i].schema.hasDefaultValue()) {
                throw new SchemaMismatch("missing, and the schema has no default for it").in(fields[i].schema.name());
            }
        }
        return values;
    }

    private String similar(String unknown) {
        return SimilarName.of(unknown, new ArrayList<>(numbers.keySet()))
                .map(name -> " of record " + name() + "; did you mean '" + name + "'?")
                .orElse(" of record " + name());
    }

    /** A field with what stands before its value. */
    private static final class Field {
        private final Schema.Field schema;
        private final AvroNode node;
        private final byte[] label;
        private byte @Nullable [] defaultBytes;

        Field(Schema.Field schema, AvroNode node, boolean first) {
            this.schema = schema;
            this.node = node;
            ByteBuilder text = new ByteBuilder();
            if (!first) {
                text.put(',');
            }
            JsonText.put(text, schema.name());
            this.label = text.put(':').toByteArray();
        }

        byte[] defaultBytes() throws SchemaMismatch {
            byte[] known = defaultBytes;
            if (known == null) {
                known = encodeDefault();
                defaultBytes = known;
            }
            return known;
        }

        private byte[] encodeDefault() throws SchemaMismatch {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            try {
                new GenericDatumWriter<>(schema.schema())
                        .write(GenericData.get().getDefaultValue(schema), encoder);
                encoder.flush();
            } catch (AvroRuntimeException | ClassCastException | IOException e) {
                throw new SchemaMismatch("missing, and its default is not of its type");
            }
            return bytes.toByteArray();
        }
    }
}
