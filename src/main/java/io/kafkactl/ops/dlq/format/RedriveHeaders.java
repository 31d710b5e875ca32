package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of a redriven record: the application's as they were, the framework's gone, our marks added. */
public final class RedriveHeaders {
    /** How often the record was redriven, as decimal text. */
    public static final String COUNT = "kafkactl-redrive-count";
    /** The run that redrove it last. */
    public static final String RUN = "kafkactl-redrive-run";
    /** The dead letter it was, as {@code topic-partition@offset}. */
    public static final String FROM = "kafkactl-redrive-from";
    /** Where the record first stood, as {@code topic-partition@offset}; never replaced. */
    public static final String ORIGIN = "kafkactl-origin";
    /** The first timestamp in epoch milliseconds, when a redriven record got another one; never replaced. */
    public static final String ORIGIN_TIMESTAMP = "kafkactl-origin-timestamp";

    private RedriveHeaders() {}

    /** How often the record was redriven before. */
    public static long count(Headers headers) {
        OptionalLong count = HeaderValues.number(HeaderValues.last(headers, COUNT));
        return count.isPresent() ? Math.max(0, count.getAsLong()) : 0;
    }

    /** Kept headers stay in their order, duplicates and null values included. */
    public static Headers of(
            ConsumerRecord<byte[], byte[]> deadLetter,
            Provenance provenance,
            HeaderDisposition disposition,
            String run,
            @Nullable Long replacedTimestamp) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : deadLetter.headers()) {
            switch (disposition.of(header.key())) {
                case KEEP -> headers.add(header);
                case LINK -> headers.add(HeaderDisposition.LINK_PREFIX + header.key(), header.value());
                case STRIP -> {}
            }
        }
        add(headers, COUNT, Long.toString(count(deadLetter.headers()) + 1));
        add(headers, RUN, run);
        add(headers, FROM, at(deadLetter.topic(), deadLetter.partition(), deadLetter.offset()));
        if (provenance.hasCoordinates() && !HeaderValues.has(headers, ORIGIN)) {
            add(headers, ORIGIN, provenance.topic() + "-" + provenance.partition() + "@" + provenance.offset());
        }
        if (replacedTimestamp != null && !HeaderValues.has(headers, ORIGIN_TIMESTAMP)) {
            add(headers, ORIGIN_TIMESTAMP, replacedTimestamp.toString());
        }
        return headers;
    }

    private static String at(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
