package io.kafkactl.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RealRegistry;
import io.kafkactl.testkit.registry.Vendor;
import io.kafkactl.testkit.registry.VendorClient;
import io.kafkactl.testkit.registry.WithRegistry;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client and the vendor's at one registry: each finds what the other did, in the same words. */
@WithRegistry
class VendorClientIT {
    private static final String INT =
            "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}";
    private static final String LONG = INT.replace("int", "long");
    private static final String TEXT = INT.replace("int", "string");

    private final RealRegistry registry;
    private final String subject = TestTopics.unique("market.order.placed") + "-value";

    VendorClientIT(RealRegistry registry) {
        this.registry = registry;
    }

    @ParameterizedTest
    @EnumSource
    void eachFindsWhatTheOtherRegistered(Vendor vendor) throws Exception {
        try (VendorClient theirs = vendor.start(registry.url());
                SchemaRegistry ours = registry.client()) {
            int id = ours.register(subject, avro(INT));
            assertThat(theirs.call("latest", subject)).isEqualTo("1 " + id + " " + INT);
            assertThat(theirs.call("register", subject, INT, "AVRO")).isEqualTo(String.valueOf(id));

            int next = Integer.parseInt(theirs.call("register", subject, LONG, "AVRO"));
            assertThat(ours.register(subject, avro(LONG))).isEqualTo(next);
            assertThat(ours.version(subject, OptionalInt.empty(), false))
                    .isEqualTo(new RegisteredSchema(
                            subject, 2, next, null, avro(LONG).schema()));
            assertThat(theirs.call("versions", subject).replace(" ", "")).isEqualTo("[1,2]");
            assertThat(ours.versions(subject, Deleted.EXCLUDED)).containsExactly(1, 2);
            assertThat(theirs.call("subjects", "").split(",")).contains(subject);
            assertThat(ours.subjects(null, Deleted.EXCLUDED)).contains(subject);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothJudgeCompatibilityAlike(Vendor vendor) throws Exception {
        try (VendorClient theirs = vendor.start(registry.url());
                SchemaRegistry ours = registry.client()) {
            ours.register(subject, avro(INT));
            for (CompatibilityLevel level : CompatibilityLevel.values()) {
                ours.setCompatibility(subject, level);
                assertThat(theirs.call("level", subject)).isEqualTo(level.name());
                for (String candidate : List.of(INT, LONG, TEXT)) {
                    assertThat(theirs.call("compatible", subject, candidate, "AVRO"))
                            .as("%s under %s", candidate, level)
                            .isEqualTo(String.valueOf(ours.check(subject, OptionalInt.empty(), avro(candidate))
                                    .compatible()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothAreToldTheSameError(Vendor vendor) throws Exception {
        try (VendorClient theirs = vendor.start(registry.url())) {
            assertThat(theirs.error("latest", subject)).isEqualTo("404 40401");
            theirs.call("register", subject, INT, "AVRO");
            assertThat(theirs.error("register", subject, TEXT, "AVRO")).isEqualTo("409 409");
        }
    }

    private static Registration avro(String text) {
        return new Registration(new SchemaText(SchemaType.AVRO, text, List.of()), false);
    }
}
