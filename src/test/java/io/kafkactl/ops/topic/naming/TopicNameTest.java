package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {
    @Test
    void takesANameApart() {
        assertThat(TopicName.parse("market.stock.price-update.v12.retry-3"))
                .contains(new TopicName(
                        "market",
                        "stock",
                        "price-update",
                        "v12",
                        Optional.of(new CompanionName(
                                "market.stock.price-update.v12", CompanionName.Kind.RETRY, ".retry-3"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "market.stock.price-update.v1",
                "a.b.c.v9999",
                "a1.b2-c3.d-e-f.v10",
                "pay.order.placed.v1.dlq",
                "pay.order.placed.v1.dead-letter",
                "pay.order.placed.v1.parked",
                "pay.order.placed.v1.retry-1",
                "pay.order.spring.v1-dlt",
                "pay.order.spring.v1.DLT",
                "pay.order.spring.v1-retry-0",
                "pay.order.spring.v1-retry",
                "pay.order.payment-retry.v1"
            })
    void acceptsNamesThatConform(String name) {
        assertThat(TopicName.violations(name)).isEmpty();
        assertThat(TopicName.suggestion(name)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Market.Stock.PriceUpdate, domain 'Market', market.stock.price-update.v1",
        "market.stock.Price_Update.v1, event-type 'Price_Update', market.stock.price-update.v1",
        "market.stock.HTTPServerDown.v1, event-type 'HTTPServerDown', market.stock.http-server-down.v1",
        "market.stock.price-update.V2, version 'V2', market.stock.price-update.v2",
        "market.stock.price-update.v01, version 'v01', market.stock.price-update.v1",
        "market.stock.price-update.3, version '3', market.stock.price-update.v3",
        "market.stock.price--update.v1, event-type 'price--update', market.stock.price-update.v1",
        "market.stock.price-.v1, event-type 'price-', market.stock.price.v1",
        "market.stock.1price.v1, event-type '1price', market.stock.price.v1",
        "market_stock_update_v1, domain 'market_stock_update_v1', market.stock.update.v1",
        "market.stock.price.update.v1, extra segment 'v1', market.stock.price-update.v1",
        "Market.Stock.Price.v1.dlq, domain 'Market', market.stock.price.v1.dlq",
        "market.stock.price.v1.DLQ, extra segment 'DLQ', market.stock.price.v1.dlq",
        "market.stock.price, version, market.stock.price.v1",
        "market.stock, event-type,",
        "market.stock.v1, version,",
        "market..price.v1, entity '',",
        "Price_Update, domain 'Price_Update',",
        "orders.dlq, entity,",
    })
    void namesTheSegmentAtFaultAndWhatWasMeant(String name, String segment, String suggestion) {
        assertThat(TopicName.parse(name)).isEmpty();
        assertThat(TopicName.violations(name))
                .extracting(NamingViolation::segment)
                .contains(segment);
        assertThat(TopicName.suggestion(name)).isEqualTo(Optional.ofNullable(suggestion));
    }

    @Test
    void suggestsTheSegmentPutRight() {
        assertThat(TopicName.violations("Price_Update"))
                .extracting(NamingViolation::suggestion)
                .contains("price-update");
    }

    @Test
    void countsASuffixAgainstTheLength() {
        String base = "a.b." + "c".repeat(242) + ".v1";

        assertThat(base).hasSize(249);
        assertThat(TopicName.violations(base)).isEmpty();
        assertThat(TopicName.violations(base + ".dlq"))
                .extracting(NamingViolation::problem)
                .containsExactly("has 253 characters, and Kafka allows 249");
    }

    @Test
    void aSuggestionAlwaysConforms() {
        Random random = new Random(4711);
        List<String> pieces = List.of(
                "a", "Z", "9", "-", "_", ".", "..", "v1", "V2", "v0", ".dlq", "-dlt", ".retry-1", "Price", "é", " ");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                name.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = name.toString();
            boolean conforms = TopicName.violations(text).isEmpty();

            assertThat(TopicName.parse(text).isPresent()).as(text).isEqualTo(conforms);
            TopicName.suggestion(text)
                    .ifPresent(meant ->
                            assertThat(TopicName.violations(meant)).as(text).isEmpty());
            if (conforms) {
                assertThat(KafkaName.violations(text)).as(text).isEmpty();
                assertThat(TopicName.suggestion(text)).contains(text);
            }
        }
    }

    @Test
    void anyFourSegmentsThatAreBuiltByTheRulesConform() {
        Random random = new Random(42);
        Stream.generate(() -> word(random) + "." + word(random) + "." + word(random) + ".v" + (1 + random.nextInt(99)))
                .limit(5_000)
                .forEach(name -> assertThat(TopicName.violations(name)).as(name).isEmpty());
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder().append((char) ('a' + random.nextInt(26)));
        for (int n = random.nextInt(8); n > 0; n--) {
            word.append(random.nextInt(6) == 0 ? "-" : "").append("abcxyz0189".charAt(random.nextInt(10)));
        }
        return word.toString();
    }
}
