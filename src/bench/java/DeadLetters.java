import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills a topic of 6 partitions with so many dead letters of 1 KB as Spring Kafka writes them, of 20 causes. */
final class DeadLetters {
    private static final int PARTITIONS = 6;
    private static final int CAUSES = 20;
    private static final String FRAMES = """
            \tat org.springframework.kafka.listener.KafkaMessageListenerContainer.run(KafkaMessageListenerContainer.java:1)
            Caused by: java.lang.IllegalStateException: no price
            \tat com.shop.billing.Prices%d.find(Prices.java:61)
            \t... 12 more
            """;

    private DeadLetters() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        String topic = arguments[1];
        int records = Integer.parseInt(arguments[2]);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0], "linger.ms", 20, "batch.size", 1 << 18, "compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < records; number++) {
                producer.send(letter(topic, number));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, int number) {
        int cause = number % CAUSES;
        String message =
                "order " + number + " has no price in 'catalogue-" + number + "'; cause " + (char) ('a' + cause);
        byte[] value = ("{\"order\":" + number + ",\"note\":\"" + "x".repeat(240) + "\"}").getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, number % PARTITIONS, ("key-" + number % 1000).getBytes(UTF_8), value);
        Headers headers = record.headers();
        text(headers, "original-topic", "shop.order.placed");
        headers.add(
                "kafka_dlt-original-partition",
                ByteBuffer.allocate(4).putInt(number % 3).array());
        headers.add(
                "kafka_dlt-original-offset",
                ByteBuffer.allocate(8).putLong(number).array());
        text(headers, "original-consumer-group", "billing");
        text(headers, "exception-fqcn", "org.springframework.kafka.listener.ListenerExecutionFailedException");
        text(headers, "exception-cause-fqcn", "java.lang.IllegalStateException");
        text(headers, "exception-message", message);
        text(headers, "exception-stacktrace", message + "\n" + String.format(FRAMES, cause));
        return record;
    }

    private static void text(Headers headers, String name, String value) {
        headers.add("kafka_dlt-" + name, value.getBytes(UTF_8));
    }
}
