package io.kafkactl.testkit;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Numbered dead letters of many keys, and the proof that each wanted one is back once, in order, and in the journal. */
public final class RedriveProof {
    private static final int KEYS = 480;
    private static final int CHUNK = 10_000;
    private static final String FILLER = "x".repeat(900);
    /** By key, so that the records of one key are selected together. */
    private static final List<String> REASONS = List.of("red", "red and blue", "blue", "green");

    /** Every reason there is. */
    public static final Set<String> ALL = Set.copyOf(REASONS);

    private final TestCluster cluster;
    private final String source;
    private final String dlq;
    private final int partitions;
    private int filled;

    public RedriveProof(TestCluster cluster, String source, String dlq, int partitions) {
        this.cluster = cluster;
        this.source = source;
        this.dlq = dlq;
        this.partitions = partitions;
    }

    /** A fourth of them is red, a fourth blue, a fourth both, a fourth green. */
    public void fill(int count) {
        for (int to = filled + count; filled < to; ) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int end = Math.min(to, filled + CHUNK); filled < end; filled++) {
                records.add(letter(filled));
            }
            cluster.produce(records);
        }
    }

    public int filled() {
        return filled;
    }

    private ProducerRecord<byte[], byte[]> letter(int number) {
        int key = number % KEYS;
        ProducerRecord<byte[], byte[]> record =
                headers(dlq, key % partitions, bytes("key-" + key), bytes(key + ":" + number + ":" + FILLER), source);
        record.headers().remove("dead-letter-reason").add("dead-letter-reason", bytes(reason(key)));
        return record;
    }

    private String reason(int key) {
        return REASONS.get(key / partitions % REASONS.size());
    }

    /** Under read_committed: none lost, none twice, order per key kept, and the journal equal to what is in the target. */
    public void assertEachOnceInOrderAndInTheJournal(Set<String> wantedReasons) {
        assertEachOnceInOrderAndInTheJournal(cluster, wantedReasons);
    }

    /** As seen by other clients than those that filled the topic. */
    public void assertEachOnceInOrderAndInTheJournal(TestCluster reading, Set<String> wantedReasons) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> target = byPartition(reading.readCommitted(source));
        Set<Integer> seen = new HashSet<>();
        Map<String, Integer> lastOfKey = new HashMap<>();
        Set<String> sentFrom = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        target.values().stream().flatMap(List::stream).forEach(record -> {
            String[] parts = new String(record.value(), UTF_8).split(":", 3);
            int number = Integer.parseInt(parts[1]);
            if (!seen.add(number)) {
                wrong.add("twice: " + number);
            }
            if (!wantedReasons.contains(reason(Integer.parseInt(parts[0])))) {
                wrong.add("not selected: " + number);
            }
            Integer last = lastOfKey.put(parts[0], number);
            if (last != null && last > number) {
                wrong.add("key " + parts[0] + ": " + number + " after " + last);
            }
            sentFrom.add(header(record, "kafkactl-redrive-from"));
        });
        assertThat(wrong).isEmpty();
        assertThat(seen).as("records in the target").hasSize(wanted(wantedReasons));
        assertJournalEquals(JournalEntries.of(reading, dlq), target, sentFrom);
    }

    private int wanted(Set<String> reasons) {
        int wanted = 0;
        for (int number = 0; number < filled; number++) {
            wanted += reasons.contains(reason(number % KEYS)) ? 1 : 0;
        }
        return wanted;
    }

    /** Every offset is settled by one transaction, exactly those that are in the target, where and by whom it says. */
    private void assertJournalEquals(
            List<JournalEntries.Entry> journal,
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> target,
            Set<String> sentFrom) {
        Set<String> settled = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (JournalEntries.Entry entry : journal) {
            Set<String> ofEntry = new HashSet<>();
            entry.offsets().forEach(offset -> ofEntry.add(dlq + "-" + entry.partition() + "@" + offset));
            ofEntry.stream()
                    .filter(place -> !settled.add(place))
                    .forEach(place -> wrong.add("settled twice: " + place));
            Set<String> found = new HashSet<>();
            for (JournalEntries.Sent sent : entry.targets()) {
                List<ConsumerRecord<byte[], byte[]>> records =
                        between(target.getOrDefault(sent.partition(), List.of()), sent, entry);
                if (records.size() != sent.count()) {
                    wrong.add(entry + " found " + records.size());
                }
                records.forEach(record -> found.add(header(record, "kafkactl-redrive-from")));
            }
            if (!found.equals(ofEntry)) {
                wrong.add("not where the journal says: " + entry);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(settled.equals(sentFrom))
                .as("the journal has " + settled.size() + ", the target " + sentFrom.size())
                .isTrue();
    }

    /** What the entry's run sent between its offsets; other partitions of the dead-letter topic may write there, too. */
    private List<ConsumerRecord<byte[], byte[]>> between(
            List<ConsumerRecord<byte[], byte[]>> records, JournalEntries.Sent sent, JournalEntries.Entry entry) {
        return records.stream()
                .filter(record -> record.offset() >= sent.firstOffset() && record.offset() <= sent.lastOffset())
                .filter(record -> header(record, "kafkactl-redrive-run").equals(entry.run()))
                .filter(record ->
                        header(record, "kafkactl-redrive-from").startsWith(dlq + "-" + entry.partition() + "@"))
                .toList();
    }

    private static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition(
            List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions = new TreeMap<>();
        records.stream()
                .sorted(Comparator.comparingLong(ConsumerRecord::offset))
                .forEach(record -> partitions
                        .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                        .add(record));
        return partitions;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
