package io.kafkactl.record.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.client.PluginSerdes;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.Header;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Makes keys, or values, with a serializer of somebody else's; it is given what it says it takes. */
public final class SerializedField implements FieldEncoder {
    private final String field;
    private final String topic;
    private final PluginSerdes serdes;
    private final Serializer<Object> serializer;
    private final PluginArgument argument;

    /**
     * Exit 4 when the class is no serializer, or one that cannot be made or configured.
     *
     * @param field {@code key} or {@code value}
     */
    @SuppressWarnings("unchecked") // It is only ever given what its own signature says.
    public SerializedField(String field, String topic, String className, PluginSerdes serdes) {
        this.field = field;
        this.topic = topic;
        this.serdes = serdes;
        this.serializer = (Serializer<Object>) serdes.serializer(className, field.equals("key"));
        this.argument = PluginArgument.of(serializer.getClass());
    }

    @Override
    public boolean isRaw() {
        return false;
    }

    @Override
    public EncodedField text(Bytes text) {
        return serialize(() -> argument.of(text));
    }

    @Override
    public EncodedField json(Bytes json, FieldLabel label) {
        return serialize(() -> {
            JsonNode node = JsonTree.read(json.array());
            return argument.of(node);
        });
    }

    /** What the serializer is to be given. */
    private interface Argument {
        Object make() throws SchemaMismatch;
    }

    private EncodedField serialize(Argument given) {
        Headers headers = new RecordHeaders();
        try {
            Object data = given.make();
            byte[] bytes = serdes.call(() -> serializer.serialize(topic, headers, data));
            if (bytes == null) {
                throw MalformedRecord.because(complaint("it makes a null of it, which is a tombstone"), null);
            }
            List<Header> added = new ArrayList<>();
            headers.forEach(header -> added.add(new Header(header.key(), Bytes.ofNullable(header.value()))));
            return new EncodedField(Bytes.of(bytes), added);
        } catch (SchemaMismatch e) {
            throw MalformedRecord.because(complaint(String.valueOf(e.getMessage())), null);
        } catch (KafkactlException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw MalformedRecord.because(complaint(PluginComplaint.of(e)), null);
        }
    }

    private String complaint(String reason) {
        return serializer.getClass().getName() + " does not take the " + field + ": " + reason;
    }
}
