import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.LogManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Creates a dead-letter topic of 6 partitions and fills it with records of 1,000 random bytes, or as many as a fourth
 * argument says, and the reason in headers.
 */
final class DeadLetterFill {
    private static final int PARTITIONS = 6;
    private static final int BYTES = 1_000;

    private DeadLetterFill() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        String source = arguments[1];
        int records = Integer.parseInt(arguments[2]);
        int bytes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : BYTES;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            admin.createTopics(List.of(new NewTopic(source + ".dead-letter", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        fill(arguments[0], source, PARTITIONS, records, bytes);
    }

    static void fill(String brokers, String source, int partitions, int records, int bytes) {
        Map<String, Object> config = Map.of("bootstrap.servers", brokers, "linger.ms", 20, "batch.size", 262_144);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            send(producer, source, partitions, records, bytes);
        }
    }

    static void send(KafkaProducer<byte[], byte[]> producer, String source, int partitions, int records, int bytes) {
        Random random = new Random(4711);
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[bytes];
            random.nextBytes(value);
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(source + ".dead-letter", i % partitions, ("k" + i).getBytes(UTF_8), value);
            letter.headers()
                    .add("original-topic", source.getBytes(UTF_8))
                    .add("dead-letter-reason", "price is negative".getBytes(UTF_8));
            producer.send(letter);
        }
    }
}
