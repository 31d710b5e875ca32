package io.kafkactl.record.plugin;

import io.kafkactl.client.PluginSerdes;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Shows keys, or values, as what a deserializer of somebody else's makes of them. */
public final class DeserializedField implements FieldDecoder {
    private final String className;
    private final PluginSerdes serdes;
    private final ThreadLocal<Deserializer<?>> deserializers;
    private final FieldLabel label;

    private DeserializedField(String className, PluginSerdes serdes, boolean isKey) {
        this.className = className;
        this.serdes = serdes;
        // They are made for one thread, as a consumer is.
        this.deserializers = ThreadLocal.withInitial(() -> serdes.deserializer(className, isKey));
        this.label = FieldLabel.of(className, null, null);
    }

    /** Exit 4 when the class is no deserializer, or one that cannot be made or configured. */
    public static DeserializedField of(String className, PluginSerdes serdes, boolean isKey) {
        DeserializedField field = new DeserializedField(className, serdes, isKey);
        field.deserializers.get();
        return field;
    }

    @Override
    public void put(KafkaRecord record, byte[] bytes, ByteBuilder out) throws UndecodableException {
        PluginResult.put(deserialize(record, bytes), out);
    }

    @Override
    public FieldLabel putJson(KafkaRecord record, byte[] bytes, ByteBuilder json) throws UndecodableException {
        PluginResult.putJson(deserialize(record, bytes), json);
        return label;
    }

    private @Nullable Object deserialize(KafkaRecord record, byte[] bytes) throws UndecodableException {
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            headers.add(header.name(), Bytes.arrayOf(header.value()));
        }
        try {
            // Its own copy: some read from the array later, and some write to it.
            return serdes.call(() -> deserializers.get().deserialize(record.topic(), headers, bytes.clone()));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new UndecodableException(className + ": " + PluginComplaint.of(e));
        }
    }
}
