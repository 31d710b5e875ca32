package io.kafkactl.record;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** One header of a record; names may repeat, the value may be null. */
public record Header(String name, @Nullable Bytes value) {
    /** In their order, duplicates included. */
    public static List<Header> listOf(Headers headers) {
        List<Header> list = new ArrayList<>();
        headers.forEach(header -> list.add(new Header(header.key(), Bytes.ofNullable(header.value()))));
        return list.isEmpty() ? List.of() : List.copyOf(list);
    }

    RecordHeader toKafka() {
        return new RecordHeader(name, Bytes.arrayOf(value));
    }
}
