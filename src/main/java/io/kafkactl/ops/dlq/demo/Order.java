package io.kafkactl.ops.dlq.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An order of the demo's shop, and what is wrong with some of them. */
record Order(int number, String customer, int quantity, String currency) {
    private static final int CUSTOMERS = 40;
    private static final int BAD_QUANTITY_EVERY = 12;
    private static final int BAD_CURRENCY_EVERY = 17;

    static Order random(int number, Random random) {
        return new Order(
                number,
                "customer-" + random.nextInt(CUSTOMERS),
                number % BAD_QUANTITY_EVERY == 5 ? -1 : 1 + random.nextInt(9),
                number % BAD_CURRENCY_EVERY == 3 ? "XXX" : "EUR");
    }

    ProducerRecord<byte[], byte[]> toRecord(String topic) {
        String json = "{\"order\": " + number + ", \"quantity\": " + quantity + ", \"price\": 10.50, \"currency\": \""
                + currency + "\"}";
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, customer.getBytes(UTF_8), json.getBytes(UTF_8));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        record.headers().add("request-id", ("req-" + number).getBytes(UTF_8));
        return record;
    }

    /** Fails validation; such an order goes to the {@code .dlq} topic in an envelope. */
    static boolean hasBadQuantity(ConsumerRecord<byte[], byte[]> record) {
        return text(record.value()).contains("\"quantity\": -");
    }

    /** Has no exchange rate; such an order goes to the {@code .dead-letter} topic with headers. */
    static boolean hasBadCurrency(ConsumerRecord<byte[], byte[]> record) {
        return text(record.value()).contains("\"XXX\"");
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
