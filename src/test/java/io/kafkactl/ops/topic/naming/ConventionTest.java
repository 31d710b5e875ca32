package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.SegmentSettings;
import io.kafkactl.config.SegmentSettings.LetterCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionTest {
    private static final Convention HOUSE = convention(NamingSettings.DEFAULT);

    private static Convention convention(NamingSettings settings) {
        return Convention.of(settings).orElseThrow();
    }

    private static NamingSettings custom(Map<String, SegmentSettings> segments) {
        NamingSettings standard = NamingSettings.of(NamingSettings.Convention.CUSTOM);
        return new NamingSettings(
                standard.convention(),
                segments,
                null,
                List.of(),
                standard.maxLength(),
                List.of(),
                List.of(),
                standard.companions());
    }

    @Test
    void takesANameApart() {
        assertThat(HOUSE.parse("market.stock.price-update.v12.retry-3"))
                .contains(new TopicName(
                        Map.of(
                                "domain", "market",
                                "entity", "stock",
                                "event-type", "price-update",
                                "version", "v12"),
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
        assertThat(HOUSE.violations(name)).isEmpty();
        assertThat(HOUSE.suggestion(name)).contains(name);
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
        assertThat(HOUSE.parse(name)).isEmpty();
        assertThat(HOUSE.violations(name)).extracting(NamingViolation::segment).contains(segment);
        assertThat(HOUSE.suggestion(name)).isEqualTo(Optional.ofNullable(suggestion));
    }

    @Test
    void suggestsTheSegmentPutRight() {
        assertThat(HOUSE.violations("Price_Update"))
                .extracting(NamingViolation::suggestion)
                .contains("price-update");
    }

    @ParameterizedTest
    @CsvSource({
        "domain-entity-event, market.stock.price-update, market.stock.v1, market.stock.price-update.v1, "
                + "market.stock.price-update",
        "domain-entity-version, market.stock.v1, market.stock.price-update, Market.Stock, market.stock.v1",
        "env-domain-entity, prod.market.stock, qa.market.stock, prd.market.stock, prod.market.stock",
    })
    void eachConventionHasItsOwnSegments(String id, String good, String bad, String slip, String meant) {
        Convention convention = convention(NamingSettings.of(Stream.of(NamingSettings.Convention.values())
                .filter(value -> value.id().equals(id))
                .findFirst()
                .orElseThrow()));

        assertThat(convention.violations(good)).isEmpty();
        assertThat(convention.violations(bad)).isNotEmpty();
        assertThat(convention.suggestion(slip)).contains(meant);
    }

    @Test
    void aConventionWithoutVersionSaysSo() {
        Convention convention = convention(NamingSettings.of(NamingSettings.Convention.DOMAIN_ENTITY_EVENT));

        assertThat(convention.violations("market.stock.v1").toString())
                .contains("event 'v1' is a version, and names have none here");
    }

    @Test
    void aMissingEnvironmentIsTheOneOfTheContext() {
        NamingSettings standard = NamingSettings.of(NamingSettings.Convention.ENV_DOMAIN_ENTITY);
        Convention convention = convention(new NamingSettings(
                standard.convention(),
                Map.of("env", new SegmentSettings(null, List.of("blue", "green"), null)),
                "blue",
                List.of(),
                200,
                List.of(),
                List.of(),
                standard.companions()));

        assertThat(convention.suggestion("market.stock")).contains("blue.market.stock");
        assertThat(convention.violations("prod.market.stock").toString())
                .contains("env 'prod' is not one of blue, green");
    }

    @Test
    void segmentsOfTheirOwnAreNamedInErrorsWithWhatIsAllowed() {
        Map<String, SegmentSettings> segments = new LinkedHashMap<>();
        segments.put("region", new SegmentSettings("[a-z]{2}\\d", List.of(), null));
        segments.put("team", new SegmentSettings(null, List.of("web", "app"), null));
        segments.put("subject", new SegmentSettings(null, List.of(), LetterCase.PASCAL));
        segments.put("version", new SegmentSettings(null, List.of(), null));
        Convention convention = convention(custom(segments));

        assertThat(convention.pattern()).isEqualTo("<region>.<team>.<subject>.<version>");
        assertThat(convention.violations("eu1.web.PriceUpdate.v1")).isEmpty();
        assertThat(convention.violations("europe.wep.price_update.1"))
                .extracting(NamingViolation::toString)
                .containsExactly(
                        "region 'europe' does not match [a-z]{2}\\d",
                        "team 'wep' is not one of web, app (try 'web')",
                        "subject 'price_update' is not in pascal case such as PriceUpdate (try 'PriceUpdate')",
                        "version '1' is no version: v1, v2 and so on are (try 'v1')");
        assertThat(convention.explanation())
                .isEqualTo("a name is <region>.<team>.<subject>.<version>: region is what matches [a-z]{2}\\d; team is "
                        + "one of web, app; subject is pascal case such as PriceUpdate; version is v1, v2 and so on");
    }

    @ParameterizedTest
    @CsvSource({
        "KEBAB, price-update, price-update",
        "SNAKE, price-update, price_update",
        "CAMEL, price_update, priceUpdate",
        "PASCAL, price-update, PriceUpdate",
        "LOWER, Price-Update, priceupdate",
        "UPPER, price-update, PRICEUPDATE",
    })
    void eachCaseAcceptsWhatItSuggests(LetterCase letterCase, String text, String suggestion) {
        SegmentShape shape = new SegmentShape.InCase(letterCase);

        assertThat(shape.suggestion(text)).isEqualTo(suggestion);
        assertThat(shape.problem(suggestion)).isNull();
        assertThat(shape.problem("a b")).isNotNull();
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
            boolean conforms = HOUSE.violations(text).isEmpty();

            assertThat(HOUSE.parse(text).isPresent()).as(text).isEqualTo(conforms);
            HOUSE.suggestion(text)
                    .ifPresent(meant ->
                            assertThat(HOUSE.violations(meant)).as(text).isEmpty());
            if (conforms) {
                assertThat(KafkaName.problems(text)).as(text).isEmpty();
                assertThat(HOUSE.suggestion(text)).contains(text);
            }
        }
    }

    @Test
    void anyFourSegmentsThatAreBuiltByTheRulesConform() {
        Random random = new Random(42);
        Stream.generate(() -> word(random) + "." + word(random) + "." + word(random) + ".v" + (1 + random.nextInt(99)))
                .limit(5_000)
                .forEach(name -> assertThat(HOUSE.violations(name)).as(name).isEmpty());
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder().append((char) ('a' + random.nextInt(26)));
        for (int n = random.nextInt(8); n > 0; n--) {
            word.append(random.nextInt(6) == 0 ? "-" : "").append("abcxyz0189".charAt(random.nextInt(10)));
        }
        return word.toString();
    }
}
