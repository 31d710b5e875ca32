package io.kafkactl.record.schema;

import io.kafkactl.record.SchemaMismatch;
import java.util.Locale;

/** How the subject of a schema is called: after the topic, after the record, or after both. */
public enum SubjectNaming {
    TOPIC,
    RECORD,
    TOPIC_RECORD;

    String subject(String topic, RecordField field, SchemaCodec codec) throws SchemaMismatch {
        return switch (this) {
            case TOPIC -> ofTopic(topic, field);
            case RECORD -> codec.recordName();
            case TOPIC_RECORD -> topic + "-" + codec.recordName();
        };
    }

    static String ofTopic(String topic, RecordField field) {
        return topic + "-" + field;
    }

    /** As users spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
