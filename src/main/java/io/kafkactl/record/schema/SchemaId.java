package io.kafkactl.record.schema;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a record names its schema by: a number, or where that is null a GUID. */
public record SchemaId(@Nullable Integer number, @Nullable UUID guid) {
    public SchemaId {
        if ((number == null) == (guid == null)) {
            throw new IllegalArgumentException("a number or a GUID");
        }
    }

    public static SchemaId of(int number) {
        return new SchemaId(number, null);
    }

    public static SchemaId of(UUID guid) {
        return new SchemaId(null, guid);
    }

    @Override
    public String toString() {
        return String.valueOf(number == null ? guid : number);
    }
}
