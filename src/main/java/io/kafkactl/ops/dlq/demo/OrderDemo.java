package io.kafkactl.ops.dlq.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A shop that produces orders, an application that fails on some of them, and the check that all of them came back. */
public final class OrderDemo {
    private static final long SEED = 4711;
    private static final String GROUP = "shop-billing";

    private final Connection connection;
    private final String topic;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Map<String, ConsumerRecord<byte[], byte[]>> failed = new LinkedHashMap<>();

    public OrderDemo(Connection connection, String topic, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.topic = topic;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    public void produce(int orders) {
        Random random = new Random(SEED);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number = 1; number <= orders; number++) {
            records.add(Order.random(number, random).toRecord(topic));
        }
        send(records);
    }

    /** Processes every order and dead-letters the bad ones, then commits; returns how many failed. */
    public int process() {
        List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read()) {
            if (Order.hasBadQuantity(record)) {
                deadLetters.add(envelope(record));
                failed.put(id(record), record);
            } else if (Order.hasBadCurrency(record)) {
                deadLetters.add(withHeaders(record));
                failed.put(id(record), record);
            }
        }
        send(deadLetters);
        commit();
        return failed.size();
    }

    /** Reads the source topic as a read_committed application does and looks for each failed order. */
    public DemoProof prove() {
        Map<String, Integer> seen = new HashMap<>();
        int changed = 0;
        for (ConsumerRecord<byte[], byte[]> record : read()) {
            ConsumerRecord<byte[], byte[]> original = failed.get(id(record));
            if (original != null && record.headers().lastHeader(RedriveHeaders.RUN) != null) {
                seen.merge(id(record), 1, Integer::sum);
                changed += isUnchanged(original, record) ? 0 : 1;
            }
        }
        int once = (int) seen.values().stream().filter(count -> count == 1).count();
        return new DemoProof(failed.size(), once, failed.size() - seen.size(), seen.size() - once, changed);
    }

    private static boolean isUnchanged(ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> back) {
        boolean headersKept = true;
        for (Header header : original.headers()) {
            Header kept = back.headers().lastHeader(header.key());
            headersKept &= kept != null && Order.text(kept.value()).equals(Order.text(header.value()));
        }
        return headersKept
                && original.partition() == back.partition()
                && Order.text(original.key()).equals(Order.text(back.key()))
                && Order.text(original.value()).equals(Order.text(back.value()));
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("request-id");
        return id == null ? "" : Order.text(id.value());
    }

    /** The first house format: the value in a JSON envelope. */
    private ProducerRecord<byte[], byte[]> envelope(ConsumerRecord<byte[], byte[]> record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("original_topic", record.topic());
        fields.put("original_partition", record.partition());
        fields.put("original_offset", record.offset());
        fields.put("original_message", Order.text(record.value()));
        fields.put("error", "quantity must be positive");
        fields.put("error_type", "ValidationException");
        fields.put("failed_at", now().toString());
        try {
            ProducerRecord<byte[], byte[]> deadLetter = new ProducerRecord<>(
                    topic + ".dlq",
                    record.partition(),
                    record.key(),
                    new ObjectMapper().writeValueAsBytes(fields),
                    record.headers());
            deadLetter.headers().add("error_type", "ValidationException".getBytes(UTF_8));
            return deadLetter;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of text and numbers is always JSON", e);
        }
    }

    /** The second house format: key and value as they were, the reason in headers. */
    private ProducerRecord<byte[], byte[]> withHeaders(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> deadLetter = new ProducerRecord<>(
                topic + ".dead-letter", record.partition(), record.key(), record.value(), record.headers());
        deadLetter
                .headers()
                .add("original-topic", record.topic().getBytes(UTF_8))
                .add("dead-letter-reason", "no exchange rate for currency XXX".getBytes(UTF_8))
                .add("failed-at", now().toString().getBytes(UTF_8));
        return deadLetter;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = connection.producer(Map.of())) {
            List<Future<RecordMetadata>> futures =
                    records.stream().map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw KafkaErrors.translate("produce the demo's records", e, connection.settings());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while producing", e);
        }
    }

    private Map<TopicPartition, OffsetRange> bounds() {
        List<TopicPartition> partitions = connection.cluster().topic(topic).partitions().stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        return LogBounds.read(connection.cluster(), IsolationLevel.READ_COMMITTED, partitions);
    }

    private List<ConsumerRecord<byte[], byte[]>> read() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (RangeReader reader = new RangeReader(
                connection.consumer(Map.of()),
                connection.settings(),
                bounds(),
                connection.settings().timeout(),
                cancellation)) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                records.addAll(reader.poll());
            }
        }
        return records;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        bounds().forEach((partition, range) -> offsets.put(partition, new OffsetAndMetadata(range.to())));
        try (var consumer = connection.consumer(Map.of("group.id", GROUP))) {
            consumer.assign(offsets.keySet());
            consumer.commitSync(offsets);
        }
    }
}
