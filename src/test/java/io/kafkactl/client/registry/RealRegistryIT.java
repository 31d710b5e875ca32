package io.kafkactl.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RealRegistry;
import io.kafkactl.testkit.registry.WithRegistry;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a registry that somebody else wrote. */
@WithRegistry
class RealRegistryIT {
    private static final String INT = record("{\"name\":\"n\",\"type\":\"int\"}");
    private static final String LONG = record("{\"name\":\"n\",\"type\":\"long\"}");
    private static final String WITH_DEFAULT =
            record("{\"name\":\"n\",\"type\":\"int\"},{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}");

    private final SchemaRegistry registry;
    private final String subject = TestTopics.unique("market.order.placed") + "-value";

    RealRegistryIT(RealRegistry real) {
        registry = real.client();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void registersAVersionOnce() {
        int id = registry.register(subject, avro(INT));
        assertThat(registry.register(subject, avro(INT))).isEqualTo(id);
        int other = registry.register(subject, avro(WITH_DEFAULT));

        assertThat(other).isNotEqualTo(id);
        assertThat(registry.versions(subject, Deleted.EXCLUDED)).containsExactly(1, 2);
        assertThat(registry.version(subject, OptionalInt.of(1), false))
                .returns(subject, RegisteredSchema::subject)
                .returns(1, RegisteredSchema::version)
                .returns(id, RegisteredSchema::id)
                .returns(avro(INT).schema(), RegisteredSchema::schema);
        assertThat(registry.version(subject, OptionalInt.empty(), false).version())
                .isEqualTo(2);
        assertThat(registry.schemaById(id, null)).isEqualTo(avro(INT).schema());
        assertThat(registry.subjectVersions(id, null, false)).contains(new SubjectVersion(subject, 1));
        assertThat(registry.lookUp(subject, avro(WITH_DEFAULT), false))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(2));
        assertThat(registry.lookUp(subject, avro(LONG), false)).isEmpty();
    }

    @Test
    void givesTheSameTextTheSameIdUnderEverySubject() {
        String other = TestTopics.unique("market.order.shipped") + "-value";
        int id = registry.register(subject, avro(INT));
        assertThat(registry.register(other, avro(INT))).isEqualTo(id);
        assertThat(registry.subjectVersions(id, null, false))
                .contains(new SubjectVersion(subject, 1), new SubjectVersion(other, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "sp ace", "caf\u00e9", "100%", "a?b#c", "a+b", ":.staging:x"})
    void keepsEveryCharacterOfASubject(String stem) {
        String name = stem + "-" + subject;
        registry.register(name, avro(INT));
        assertThat(registry.versions(name, Deleted.EXCLUDED)).containsExactly(1);
        assertThat(registry.subjects(null, Deleted.EXCLUDED)).contains(name).isSorted();
        assertThat(registry.subjects(stem, Deleted.EXCLUDED)).contains(name).allMatch(s -> s.startsWith(stem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AVRO | {\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"at\",\"type\":\"shop.Address\"}]} "
                        + "| {\"type\":\"record\",\"name\":\"Address\",\"namespace\":\"shop\",\"fields\":[]} | shop.Address",
                "PROTOBUF | `syntax = \"proto3\"; import \"address.proto\"; message Order { shop.Address at = 1; }` "
                        + "| `syntax = \"proto3\"; package shop; message Address { string city = 1; }` | address.proto",
                "JSON | {\"type\":\"object\",\"properties\":{\"at\":{\"$ref\":\"address.json\"}}} "
                        + "| {\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}} | address.json"
            })
    void keepsReferences(SchemaType type, String text, String referred, String name) {
        String address = TestTopics.unique("market.address.known");
        registry.register(address, schema(type, referred));
        SchemaText order = new SchemaText(type, text, List.of(new SchemaReference(name, address, 1)));

        int id = registry.register(subject, new Registration(order, false));

        assertThat(registry.schemaById(id, null).references()).isEqualTo(order.references());
        RegisteredSchema stored = registry.version(subject, OptionalInt.of(1), false);
        assertThat(stored.schema().type()).isEqualTo(type);
        assertThat(stored.schema().references()).isEqualTo(order.references());
        assertThat(registry.referencedBy(address, 1)).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(SchemaType.class)
    void takesEveryLanguage(SchemaType type) {
        assertThat(registry.types()).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "BACKWARD, true",
        "BACKWARD_TRANSITIVE, true",
        "FORWARD, false",
        "FORWARD_TRANSITIVE, false",
        "FULL, false",
        "FULL_TRANSITIVE, false",
        "NONE, true"
    })
    void allowsAWiderNumberWhereTheLevelDoes(CompatibilityLevel level, boolean allowed) {
        registry.register(subject, avro(INT));
        registry.setCompatibility(subject, level);
        assertThat(registry.compatibility(subject)).contains(level);

        assertThat(registry.check(subject, OptionalInt.empty(), avro(LONG)).compatible())
                .isEqualTo(allowed);
        assertThat(registry.check(subject, OptionalInt.of(1), avro(LONG)).compatible())
                .isEqualTo(allowed);
        if (allowed) {
            assertThat(registry.register(subject, avro(LONG))).isPositive();
        } else {
            assertFails(ExitCode.CONDITION, () -> registry.register(subject, avro(LONG)));
        }
        assertThat(registry.versions(subject, Deleted.EXCLUDED)).hasSize(allowed ? 2 : 1);
    }

    @Test
    void goesBackToTheGlobalLevel() {
        registry.register(subject, avro(INT));
        // Not NONE: this registry keeps that for a subject, whatever is unset.
        registry.setCompatibility(subject, CompatibilityLevel.FULL);
        assertFails(ExitCode.CONDITION, () -> registry.register(subject, avro(LONG)));
        registry.unsetCompatibility(subject);
        assertThat(registry.compatibility(null)).contains(CompatibilityLevel.BACKWARD);
        assertThat(registry.register(subject, avro(LONG))).isPositive();
    }

    @Test
    void findsNothingIncompatibleWithASubjectThatIsNotThereYet() {
        assertThat(registry.check(subject, OptionalInt.empty(), avro(INT)).compatible())
                .isTrue();
    }

    @Test
    void deletesSoftlyAndThenForGood() {
        registry.register(subject, avro(INT));
        registry.register(subject, avro(WITH_DEFAULT));
        registry.deleteVersion(subject, 2, false);
        assertThat(registry.versions(subject, Deleted.EXCLUDED)).containsExactly(1);
        assertThat(registry.versions(subject, Deleted.INCLUDED)).containsExactly(1, 2);
        assertThat(registry.versions(subject, Deleted.ONLY)).containsExactly(2);
        assertFails(ExitCode.NOT_FOUND, () -> registry.version(subject, OptionalInt.of(2), false));
        assertThat(registry.version(subject, OptionalInt.of(2), true).version()).isEqualTo(2);
        registry.deleteVersion(subject, 2, true);
        assertThat(registry.versions(subject, Deleted.INCLUDED)).containsExactly(1);

        assertThat(registry.deleteSubject(subject, false)).containsExactly(1);
        assertThat(registry.subjects(null, Deleted.EXCLUDED)).doesNotContain(subject);
        assertThat(registry.subjects(null, Deleted.INCLUDED)).contains(subject);
        assertThat(registry.subjects(null, Deleted.ONLY)).contains(subject);
        assertThat(registry.deleteSubject(subject, true)).containsExactly(1);
        assertThat(registry.subjects(null, Deleted.INCLUDED)).doesNotContain(subject);
    }

    @Test
    void countsOnAfterASoftDelete() {
        registry.register(subject, avro(INT));
        registry.register(subject, avro(WITH_DEFAULT));
        registry.deleteSubject(subject, false);
        registry.register(subject, avro(INT));
        assertThat(registry.versions(subject, Deleted.EXCLUDED)).containsExactly(3);
    }

    @Test
    void refusesToDeleteForGoodWhatWasNotDeletedSoftly() {
        registry.register(subject, avro(INT));
        assertThatThrownBy(() -> registry.deleteSubject(subject, true)).isInstanceOf(KafkactlException.class);
        assertThatThrownBy(() -> registry.deleteVersion(subject, 1, true)).isInstanceOf(KafkactlException.class);
        assertThat(registry.versions(subject, Deleted.EXCLUDED)).containsExactly(1);
    }

    @Test
    void refusesToDeleteWhatIsReferredTo() {
        String address = TestTopics.unique("market.address.known");
        registry.register(
                address, avro("{\"type\":\"record\",\"name\":\"Address\",\"namespace\":\"shop\",\"fields\":[]}"));
        registry.register(
                subject,
                new Registration(
                        new SchemaText(
                                SchemaType.AVRO,
                                record("{\"name\":\"at\",\"type\":\"shop.Address\"}"),
                                List.of(new SchemaReference("shop.Address", address, 1))),
                        false));
        assertFails(ExitCode.REFUSED, () -> registry.deleteVersion(address, 1, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistryMode.class,
            names = {"READONLY", "IMPORT", "READWRITE"})
    void setsTheModeOfASubject(RegistryMode mode) {
        registry.register(subject, avro(INT));
        registry.setMode(subject, mode, false);
        assertThat(registry.mode(subject)).contains(mode);
        registry.unsetMode(subject, false);
        assertThat(registry.mode(subject)).contains(RegistryMode.READWRITE);
    }

    @Test
    void saysWhatIsNotThere() {
        assertFails(ExitCode.NOT_FOUND, () -> registry.versions(subject, Deleted.EXCLUDED));
        assertFails(ExitCode.NOT_FOUND, () -> registry.version(subject, OptionalInt.empty(), false));
        assertFails(ExitCode.NOT_FOUND, () -> registry.schemaById(Integer.MAX_VALUE, null));
        assertFails(ExitCode.NOT_FOUND, () -> registry.deleteSubject(subject, false));
        registry.register(subject, avro(INT));
        assertFails(ExitCode.NOT_FOUND, () -> registry.version(subject, OptionalInt.of(9), false));
    }

    @Test
    void saysThatASchemaIsNoSchema() {
        assertFails(ExitCode.INVALID_INPUT, () -> registry.register(subject, avro("{\"type\":\"rec\"}")));
    }

    @Test
    void takesASchemaWithFiveHundredFields() {
        StringBuilder fields = new StringBuilder("{\"name\":\"f0\",\"type\":\"int\"}");
        for (int i = 1; i < 500; i++) {
            fields.append(",{\"name\":\"f").append(i).append("\",\"type\":[\"null\",\"string\"],\"default\":null}");
        }
        int id = registry.register(subject, avro(record(fields.toString())));
        assertThat(registry.schemaById(id, null).text()).contains("\"f499\"");
    }

    @Test
    void findsOutWhatThisRegistryDoesNotKnow() {
        assertThat(registry.serverInfo()).isNotNull();
        assertThat(registry.contexts()).isNotNull();
        assertThat(registry.schemaByGuid(UUID.randomUUID())).isEmpty();
    }

    private static void assertFails(ExitCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode()).as(e.toString()).isEqualTo(code));
    }

    private static Registration avro(String text) {
        return schema(SchemaType.AVRO, text);
    }

    private static Registration schema(SchemaType type, String text) {
        return new Registration(new SchemaText(type, text, List.of()), false);
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[" + fields + "]}";
    }
}
