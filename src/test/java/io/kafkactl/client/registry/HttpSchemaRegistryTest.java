package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.avro;
import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static io.kafkactl.client.registry.RegistryClients.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {
    private static final OptionalInt LATEST = OptionalInt.empty();
    private static final String ORDER_V1 =
            "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}";
    private static final String ORDER_V2 =
            ORDER_V1.replace("}]", "},{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}]");
    private static final String ORDER_BROKEN = ORDER_V1.replace("}]", "},{\"name\":\"amount\",\"type\":\"long\"}]");

    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry = open(server);

    @AfterEach
    void close() {
        registry.close();
        server.close();
    }

    // Subjects and versions

    @Test
    void listsSubjectsSortedAndByPrefix() {
        server.register("b", "\"int\"");
        server.register("a-value", "\"int\"");
        server.register("a-key", "\"int\"");

        assertThat(registry.subjects(null, Deleted.EXCLUDED)).containsExactly("a-key", "a-value", "b");
        assertThat(registry.subjects("a-", Deleted.EXCLUDED)).containsExactly("a-key", "a-value");
        assertThat(registry.subjects("nothing", Deleted.EXCLUDED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsDeletedSubjectsFromTheOthers(boolean registryFilters) {
        if (!registryFilters) {
            server.ignoring("deletedOnly", "subjectPrefix");
        }
        server.register("gone", "\"int\"");
        server.register("half", "\"int\"");
        server.softDelete("gone").softDelete("half");
        server.register("half", "\"long\"");
        server.register("here", "\"int\"");

        assertThat(registry.subjects(null, Deleted.EXCLUDED)).containsExactly("half", "here");
        assertThat(registry.subjects(null, Deleted.INCLUDED)).containsExactly("gone", "half", "here");
        assertThat(registry.subjects(null, Deleted.ONLY)).containsExactly("gone");
        assertThat(registry.subjects("h", Deleted.INCLUDED)).containsExactly("half", "here");
        assertThat(registry.versions("half", Deleted.EXCLUDED)).containsExactly(2);
        assertThat(registry.versions("half", Deleted.INCLUDED)).containsExactly(1, 2);
        assertThat(registry.versions("half", Deleted.ONLY)).containsExactly(1);
        assertThat(registry.versions("gone", Deleted.ONLY)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 333, 1_000, 5_000})
    void listsAllSubjectsHoweverFewTheRegistryGivesAtOnce(int longestPage) {
        server.longestPage(longestPage);
        registerMany(2_100);

        assertThat(registry.subjects(null, Deleted.EXCLUDED)).hasSize(2_100).isSorted();
    }

    @Test
    void listsAllSubjectsOfARegistryThatKnowsNoPages() {
        server.ignoring("offset", "limit");
        registerMany(1_000);

        assertThat(registry.subjects(null, Deleted.EXCLUDED)).hasSize(1_000);
        assertThat(server.calls()).hasSize(2);
    }

    private void registerMany(int subjects) {
        for (int i = 0; i < subjects; i++) {
            server.register("s" + i, "\"int\"");
        }
    }

    @Test
    void readsAVersionWithAllThatIsKnownOfIt() {
        int id = server.register("orders-value", ORDER_V1);
        server.register("orders-value", ORDER_V2);

        RegisteredSchema first = registry.version("orders-value", OptionalInt.of(1), false);
        assertThat(first)
                .extracting(RegisteredSchema::subject, RegisteredSchema::version, RegisteredSchema::id)
                .containsExactly("orders-value", 1, id);
        assertThat(first.schema()).isEqualTo(avro(ORDER_V1));
        assertThat(registry.version("orders-value", LATEST, false).version()).isEqualTo(2);
        assertThat(registry.versions("orders-value", Deleted.EXCLUDED)).containsExactly(1, 2);
        UUID guid = UUID.fromString(Objects.requireNonNull(first.guid()));
        assertThat(registry.schemaByGuid(guid)).contains(first.schema());
    }

    @Test
    void readsDeletedVersionsOnlyWhenAsked() {
        server.register("gone", "\"int\"");
        server.softDelete("gone");

        assertThat(registry.version("gone", OptionalInt.of(1), true).version()).isEqualTo(1);
        failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.version("gone", OptionalInt.of(1), false));
    }

    @Test
    void suggestsTheSubjectThatWasMeant() {
        server.register("orders-value", ORDER_V1);

        assertThat(failure(
                        ExitCode.NOT_FOUND,
                        "SUBJECT_NOT_FOUND",
                        () -> registry.versions("order-value", Deleted.EXCLUDED)))
                .satisfies(e -> assertThat(e.message())
                        .isEqualTo("cannot list the versions of subject 'order-value': subject 'order-value' does not "
                                + "exist"))
                .satisfies(e -> assertThat(e.hint()).contains("did you mean 'orders-value'?"));
        assertThat(failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.version("x", LATEST, false))
                        .hint())
                .contains("kafkactl schema list shows what there is");
    }

    @Test
    void saysWhichVersionsThereAre() {
        server.register("orders-value", ORDER_V1);
        server.register("orders-value", ORDER_V2);

        assertThat(failure(
                                ExitCode.NOT_FOUND,
                                "VERSION_NOT_FOUND",
                                () -> registry.version("orders-value", OptionalInt.of(9), false))
                        .hint())
                .contains("its versions are 1, 2");
        failure(
                ExitCode.INVALID_INPUT,
                "INVALID_VERSION",
                () -> registry.version("orders-value", OptionalInt.of(0), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "sp ace", "été", "100%", "a+b&c=d?e#f", ":odd", "..", "."})
    void anySubjectIsOneSegmentOfThePath(String subject) {
        server.register(subject, "\"int\"");

        assertThat(registry.version(subject, LATEST, false).subject()).isEqualTo(subject);
        assertThat(registry.subjects(subject, Deleted.EXCLUDED)).containsExactly(subject);
    }

    // Ids

    @Test
    void findsTheSchemaOfAnIdAndWhereItIsRegistered() {
        int id = server.register("a", ORDER_V1);
        server.register("b", ORDER_V1);

        assertThat(registry.schemaById(id, null)).isEqualTo(avro(ORDER_V1));
        assertThat(registry.schemaById(id, null, "serialized")).contains(ORDER_V1);
        assertThat(registry.subjectVersions(id, null, false))
                .containsExactlyInAnyOrder(new SubjectVersion("a", 1), new SubjectVersion("b", 1));
    }

    @Test
    void findsAlsoDeletedVersionsOfAnIdWhenAsked() {
        int id = server.register("a", ORDER_V1);
        server.register("b", ORDER_V1);
        server.softDelete("a");

        assertThat(registry.subjectVersions(id, null, false)).containsExactly(new SubjectVersion("b", 1));
        assertThat(registry.subjectVersions(id, null, true)).hasSize(2);
    }

    @Test
    void saysWhichIdIsTheGreatest() {
        int id = server.register("a", ORDER_V1);
        int last = server.register("a", ORDER_V2);

        assertThat(registry.greatestId(id, null)).hasValue(last);
        server.ignoring("fetchMaxId");
        assertThat(registry.greatestId(id, null)).isEmpty();
    }

    @Test
    void findsTheIdsOfAGuidInEachContext() {
        int id = server.register("a", ORDER_V1);
        server.register(":.staging:other", "\"int\"");
        int staged = server.register(":.staging:a", ORDER_V1);
        UUID guid = UUID.fromString(
                Objects.requireNonNull(registry.version("a", LATEST, false).guid()));

        assertThat(registry.idsOfGuid(guid)).containsExactly(new ContextId(".", id), new ContextId(".staging", staged));
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> registry.idsOfGuid(new UUID(1, 2)));
    }

    @Test
    void findsTheLatestVersionWithSomeMetadata() {
        server.registerWith("a", "\"int\"", Map.of("team", "red", "tier", "1"));
        server.registerWith("a", "\"long\"", Map.of("team", "red", "tier", "2"));
        server.registerWith("a", "\"float\"", Map.of("team", "blue & green"));

        assertThat(registry.latestWith("a", Map.of("team", "red")))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(2));
        assertThat(registry.latestWith("a", Map.of("team", "blue & green"))
                        .orElseThrow()
                        .schema()
                        .metadata())
                .containsExactlyEntriesOf(Map.of("team", "blue & green"));
        assertThat(registry.latestWith("a", new TreeMap<>(Map.of("team", "red", "tier", "1"))))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> registry.latestWith("a", Map.of("team", "green")));
        failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.latestWith("b", Map.of("team", "red")));
        server.without("subjects");
        assertThat(registry.latestWith("a", Map.of("team", "red"))).isEmpty();
    }

    @Test
    void metadataMakeAnotherSchema() {
        SchemaText plain = avro("\"int\"");
        SchemaText owned = new SchemaText(plain.type(), plain.text(), plain.references(), Map.of("team", "red"));
        int first = registry.register("a", new Registration(plain, false));
        int second = registry.register("a", new Registration(owned, false));

        assertThat(second).isNotEqualTo(first);
        assertThat(registry.lookUp("a", new Registration(owned, false), false))
                .hasValueSatisfying(found -> assertThat(found.schema()).isEqualTo(owned));
    }

    @Test
    void looksAlsoAmongDeletedVersionsWhenAsked() {
        server.register("a", "\"int\"");
        server.softDelete("a");

        assertThat(registry.lookUp("a", registration("\"int\""), false)).isEmpty();
        assertThat(registry.lookUp("a", registration("\"int\""), true)).isPresent();
    }

    @Test
    void anUnknownIdIsNotFound() {
        assertThat(failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> registry.schemaById(7, null))
                        .message())
                .isEqualTo("cannot read the schema with id 7: Schema 7 not found");
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> registry.subjectVersions(7, null, false));
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> registry.schemaByGuid(new UUID(1, 2)));
    }

    @Test
    void whatTheRegistryDoesNotKnowIsEmpty() {
        server.without("schemas", "contexts", "mode", "v1");

        assertThat(registry.schemaByGuid(new UUID(1, 2))).isEmpty();
        assertThat(registry.subjectVersions(7, null, false)).isEmpty();
        assertThat(registry.idsOfGuid(new UUID(1, 2))).isEmpty();
        assertThat(registry.contexts()).isEmpty();
        assertThat(registry.mode(null)).isEmpty();
        assertThat(registry.types()).containsExactly(SchemaType.AVRO);
        assertThat(registry.serverInfo()).isEqualTo(new ServerInfo(null, null, null));
        assertThat(failure(ExitCode.NOT_FOUND, "HTTP_404", () -> registry.schemaById(7, null))
                        .hint())
                .contains("this registry does not know the call, or " + server.url() + " is none");
    }

    @Test
    void saysWhatItIs() {
        assertThat(registry.serverInfo()).isEqualTo(new ServerInfo("8.2.0", "abc123", "test-registry"));
        assertThat(registry.types()).containsExactly(SchemaType.JSON, SchemaType.PROTOBUF, SchemaType.AVRO);
    }

    @Test
    void listsSchemas() {
        server.register("a", ORDER_V1);
        server.register("a", ORDER_V2);
        server.register("b", "JSON", "{\"type\":\"object\"}", Map.of());

        assertThat(registry.schemas(null, Deleted.EXCLUDED, false))
                .extracting(RegisteredSchema::subject, RegisteredSchema::version)
                .containsExactly(tuple("a", 1), tuple("a", 2), tuple("b", 1));
        assertThat(registry.schemas("a", Deleted.EXCLUDED, true))
                .extracting(RegisteredSchema::version)
                .containsExactly(2);
    }

    // Registering

    @Test
    void registersOnceAndLooksUp() {
        int id = registry.register("orders-value", registration(ORDER_V1));

        assertThat(registry.register("orders-value", registration(" " + ORDER_V1)))
                .isEqualTo(id);
        assertThat(registry.lookUp("orders-value", registration(ORDER_V1), false))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
        assertThat(registry.lookUp("orders-value", registration(ORDER_V2), false))
                .isEmpty();
        assertThat(registry.lookUp("nothing", registration(ORDER_V1), false)).isEmpty();
    }

    @Test
    void namesTheLanguageUnlessItIsAvro() {
        registry.register("a", registration("\"int\""));
        registry.register("b", new Registration(new SchemaText(SchemaType.JSON, "{}", List.of()), true));

        assertThat(server.requests())
                .extracting(request -> request.body())
                .containsExactly("{\"schema\":\"\\\"int\\\"\"}", "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}");
        assertThat(server.calls().get(1)).isEqualTo("POST /subjects/b/versions?normalize=true");
    }

    @Test
    void keepsReferences() {
        server.register("common", "{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":[\"BUY\"]}");
        SchemaReference side = new SchemaReference("Side", "common", 1);
        String trade = "{\"type\":\"record\",\"name\":\"Trade\",\"fields\":[{\"name\":\"side\",\"type\":\"Side\"}]}";

        int id = registry.register("trades", registration(trade, side));

        assertThat(registry.version("trades", LATEST, false).schema().references())
                .containsExactly(side);
        assertThat(registry.referencedBy("common", 1)).containsExactly(id);
        assertThat(failure(ExitCode.REFUSED, "REFERENCE_EXISTS", () -> registry.deleteSubject("common", false))
                        .hint())
                .contains("delete the schemas that refer to it first");
        failure(
                ExitCode.INVALID_INPUT,
                "INVALID_SCHEMA",
                () -> registry.register("trades", registration(trade, new SchemaReference("Side", "common", 9))));
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 40901})
    void anIncompatibleSchemaIsACondition(int code) {
        server.conflictCode(code).register("orders-value", ORDER_V1);

        assertThat(failure(
                                ExitCode.CONDITION,
                                "INCOMPATIBLE_SCHEMA",
                                () -> registry.register("orders-value", registration(ORDER_BROKEN)))
                        .message())
                .startsWith("cannot register the schema under subject 'orders-value': Schema being registered is "
                        + "incompatible with an earlier schema")
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void importsIdsAndVersionsOnlyInModeImport() {
        Registration old = new Registration(avro(ORDER_V1), false, 4711, 3);
        failure(ExitCode.REFUSED, "OPERATION_NOT_PERMITTED", () -> registry.register("a", old));

        registry.setMode(null, RegistryMode.IMPORT, false);

        assertThat(registry.register("a", old)).isEqualTo(4711);
        assertThat(registry.versions("a", Deleted.EXCLUDED)).containsExactly(3);
        failure(
                ExitCode.INVALID_INPUT,
                "ID_DOES_NOT_MATCH",
                () -> registry.register("b", new Registration(avro(ORDER_V2), false, 4711, 1)));
    }

    // Compatibility

    @Test
    void checksWithReasons() {
        server.register("orders-value", ORDER_V1);

        assertThat(registry.check("orders-value", LATEST, registration(ORDER_V2)))
                .isEqualTo(new CompatibilityAnswer(true, List.of()));
        CompatibilityAnswer no = registry.check("orders-value", LATEST, registration(ORDER_BROKEN));
        assertThat(no.compatible()).isFalse();
        assertThat(no.messages().get(0)).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(registry.check("orders-value", OptionalInt.of(1), registration(ORDER_BROKEN))
                        .compatible())
                .isFalse();
        assertThat(registry.check("new", LATEST, registration(ORDER_V1)).compatible())
                .isTrue();
        failure(
                ExitCode.NOT_FOUND,
                "VERSION_NOT_FOUND",
                () -> registry.check("orders-value", OptionalInt.of(5), registration(ORDER_V1)));
        failure(
                ExitCode.INVALID_INPUT,
                "INVALID_SCHEMA",
                () -> registry.check("orders-value", LATEST, registration("{")));
    }

    @Test
    void aRegistryThatMissesTheSubjectHasNothingToCompareWith() {
        server.answer(1, 404, "{\"error_code\":40401,\"message\":\"No artifact\"}");

        assertThat(registry.check("new", LATEST, registration(ORDER_V1)).compatible())
                .isTrue();
    }

    @Test
    void givesNoReasonsWhereTheRegistryGivesNone() {
        server.ignoring("verbose").register("orders-value", ORDER_V1);

        assertThat(registry.check("orders-value", LATEST, registration(ORDER_BROKEN)))
                .isEqualTo(new CompatibilityAnswer(false, List.of()));
    }

    @ParameterizedTest
    @EnumSource(CompatibilityLevel.class)
    void setsAndUnsetsLevels(CompatibilityLevel level) {
        server.register("a", "\"int\"");
        assertThat(registry.compatibility(null)).contains(CompatibilityLevel.BACKWARD);
        assertThat(registry.compatibility("a")).isEmpty();

        registry.setCompatibility("a", level);
        registry.setCompatibility(null, level);
        assertThat(registry.compatibility("a")).contains(level);
        assertThat(registry.compatibility(null)).contains(level);

        registry.unsetCompatibility("a");
        registry.unsetCompatibility(null);
        assertThat(registry.compatibility("a")).isEmpty();
        assertThat(registry.compatibility(null)).contains(CompatibilityLevel.BACKWARD);
    }

    // Modes

    @ParameterizedTest
    @EnumSource(RegistryMode.class)
    void setsAndUnsetsModes(RegistryMode mode) {
        assertThat(registry.mode(null)).contains(RegistryMode.READWRITE);
        assertThat(registry.mode("a")).isEmpty();

        registry.setMode("a", mode, false);
        assertThat(registry.mode("a")).contains(mode);
        registry.unsetMode("a", false);
        assertThat(registry.mode("a")).isEmpty();

        registry.setMode(null, mode, false);
        assertThat(registry.mode(null)).contains(mode);
    }

    @Test
    void aReadOnlyRegistryRefusesToWrite() {
        server.register("a", "\"int\"");
        server.mode("", "READONLY");

        assertThat(failure(
                                ExitCode.REFUSED,
                                "OPERATION_NOT_PERMITTED",
                                () -> registry.register("a", registration("\"long\"")))
                        .hint())
                .contains("kafkactl schema mode get shows what the registry accepts");
        failure(ExitCode.REFUSED, "OPERATION_NOT_PERMITTED", () -> registry.deleteSubject("a", false));
        failure(ExitCode.REFUSED, "OPERATION_NOT_PERMITTED", () -> registry.deleteVersion("a", 1, false));
        assertThat(registry.version("a", LATEST, false).version()).isEqualTo(1);
    }

    @Test
    void importOverExistingSchemasNeedsForce() {
        server.register("a", "\"int\"");

        failure(ExitCode.REFUSED, "OPERATION_NOT_PERMITTED", () -> registry.setMode(null, RegistryMode.IMPORT, false));
        registry.setMode(null, RegistryMode.IMPORT, true);
        assertThat(registry.mode(null)).contains(RegistryMode.IMPORT);
    }

    // Deleting

    @Test
    void deletesSubjectsFirstSoftlyAndThenForGood() {
        server.register("a", "\"int\"");
        server.register("a", "\"long\"");

        assertThat(failure(ExitCode.REFUSED, "SUBJECT_NOT_SOFT_DELETED", () -> registry.deleteSubject("a", true))
                        .hint())
                .contains("delete it without --permanent first");
        assertThat(registry.deleteSubject("a", false)).containsExactly(1, 2);
        failure(ExitCode.NOT_FOUND, "SUBJECT_SOFT_DELETED", () -> registry.deleteSubject("a", false));
        assertThat(registry.deleteSubject("a", true)).containsExactly(1, 2);
        failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.deleteSubject("a", true));
    }

    @Test
    void deletesVersionsFirstSoftlyAndThenForGood() {
        server.register("a", "\"int\"");
        server.register("a", "\"long\"");

        failure(ExitCode.REFUSED, "VERSION_NOT_SOFT_DELETED", () -> registry.deleteVersion("a", 1, true));
        registry.deleteVersion("a", 1, false);
        failure(ExitCode.NOT_FOUND, "VERSION_SOFT_DELETED", () -> registry.deleteVersion("a", 1, false));
        registry.deleteVersion("a", 1, true);
        assertThat(registry.versions("a", Deleted.INCLUDED)).containsExactly(2);
    }

    // Contexts

    @Test
    void contextsHaveSubjectsAndIdsOfTheirOwn() {
        int id = server.register("a", "\"int\"");
        assertThat(server.register(":.staging:a", "\"long\"")).isEqualTo(id);

        assertThat(registry.contexts()).containsExactly(".", ".staging");
        assertThat(registry.subjects(null, Deleted.EXCLUDED)).containsExactly(":.staging:a", "a");
        assertThat(registry.subjects(":.staging:", Deleted.EXCLUDED)).containsExactly(":.staging:a");
        assertThat(registry.schemaById(id, null)).isEqualTo(avro("\"int\""));
        assertThat(registry.schemaById(id, ":.staging:a")).isEqualTo(avro("\"long\""));
        assertThat(failure(
                                ExitCode.NOT_FOUND,
                                "SUBJECT_NOT_FOUND",
                                () -> registry.version(":.staging:b", LATEST, false))
                        .hint())
                .isPresent();
    }
}
