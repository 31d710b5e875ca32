package io.kafkactl.output;

import io.kafkactl.record.KafkaRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A record's time as people read it, in UTC and always with milliseconds so that columns line up. */
final class Iso8601 {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Iso8601() {}

    /** A dash for a record without a timestamp. */
    static String timestamp(KafkaRecord record) {
        return record.hasTimestamp() ? MILLIS.format(Instant.ofEpochMilli(record.timestamp())) : "-";
    }
}
