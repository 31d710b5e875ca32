package io.kafkactl.testkit;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records for tests that need no broker, at orders 3:4711. */
public final class Records {
    private Records() {}

    public static KafkaRecord of(@Nullable Bytes key, @Nullable Bytes value, Header... headers) {
        return new KafkaRecord(
                "orders", 3, 4711, 1_767_225_600_123L, TimestampType.CREATE_TIME, key, value, List.of(headers));
    }

    public static KafkaRecord value(String value) {
        return of(null, Bytes.utf8(value));
    }

    public static KafkaRecord value(int... value) {
        return of(null, bytes(value));
    }

    /** A record of a topic that keeps no timestamps. */
    public static KafkaRecord withoutTimestamp() {
        return new KafkaRecord("orders", 3, 4711, -1, TimestampType.NO_TIMESTAMP_TYPE, null, null, List.of());
    }

    public static Bytes bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return Bytes.of(array);
    }
}
