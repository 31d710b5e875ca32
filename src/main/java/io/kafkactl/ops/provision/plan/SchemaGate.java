package io.kafkactl.ops.provision.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.manifest.DeclaredSchema;
import io.kafkactl.ops.schema.Candidate;
import io.kafkactl.ops.schema.CheckResult;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.SchemaCheck;
import io.kafkactl.ops.schema.SchemaFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps topics from being changed whose schemas would not be taken by their subjects. Registers nothing. */
final class SchemaGate {
    private final Connection connection;

    SchemaGate(Connection connection) {
        this.connection = connection;
    }

    /** The topics, those with a problem whose schemas do not fit; exit 2 without a registry, exit 5 when it is down. */
    List<PlannedTopic> check(DesiredState state, List<PlannedTopic> topics) {
        Map<String, ItemError> problems = new HashMap<>();
        for (DesiredTopic topic : state.topics()) {
            if (topic.isCompanion()) {
                continue;
            }
            for (DeclaredSchema schema : topic.declared().schemas()) {
                try {
                    check(topic.name(), schema);
                } catch (KafkactlException e) {
                    requireAnswer(e);
                    problems.putIfAbsent(topic.name(), ItemError.of(topic.name(), e));
                }
            }
        }
        List<PlannedTopic> judged = new ArrayList<>();
        for (PlannedTopic topic : topics) {
            String stem = topic.companionOf() == null ? topic.name() : topic.companionOf();
            ItemError problem = problems.get(stem);
            judged.add(problem == null || topic.problem() != null ? topic : topic.withProblem(problem));
        }
        return judged;
    }

    private static void requireAnswer(KafkactlException failure) {
        if (failure.exitCode() == ExitCode.UNREACHABLE || failure.exitCode() == ExitCode.USAGE) {
            throw new KafkactlException(
                    failure.exitCode(),
                    failure.error(),
                    "the manifest names schemas: " + failure.message(),
                    failure.hint()
                            .map(hint -> hint + "; or leave them unchecked with --skip-schemas")
                            .orElse("--skip-schemas leaves them unchecked"),
                    failure);
        }
        if (failure.exitCode() == ExitCode.INTERRUPTED) {
            throw failure;
        }
    }

    private void check(String topic, DeclaredSchema schema) {
        SchemaText text = SchemaFile.read(schema.file(), null, List.of());
        String subject = subject(topic, schema, text);
        Candidate candidate = new Candidate(String.valueOf(schema.file().getFileName()), text, false);
        connection.settings().requireSchemaRegistry();
        SchemaCheck check = new SchemaCheck(RegistryView.of(connection.registry(), null));
        CheckResult result = check.check(subject, candidate, schema.compatibility())
                .orElseGet(() -> check.first(subject, candidate, schema.compatibility()));
        if (!result.compatible()) {
            throw new KafkactlException(
                    ExitCode.CONDITION,
                    "INCOMPATIBLE_SCHEMA",
                    schema.position() + ": topic '" + topic + "': subject '" + subject + "' does not take "
                            + candidate.origin() + " under " + result.level() + ": "
                            + result.reasons().stream()
                                    .map(CheckResult.Reason::message)
                                    .collect(Collectors.joining("; ")),
                    "kafkactl schema check " + subject + " " + schema.file() + " tells more",
                    null);
        }
    }

    /** Exit 4 for a subject that cannot be told. */
    private static String subject(String topic, DeclaredSchema schema, SchemaText text) {
        String subject = schema.subject();
        if (subject == null || subject.equals("TopicNameStrategy")) {
            return topic + "-" + schema.part();
        }
        return switch (subject) {
            case "RecordNameStrategy" -> recordName(schema, text);
            case "TopicRecordNameStrategy" -> topic + "-" + recordName(schema, text);
            default -> subject;
        };
    }

    private static String recordName(DeclaredSchema schema, SchemaText text) {
        try {
            JsonNode json = text.type() == SchemaType.AVRO ? new ObjectMapper().readTree(text.text()) : null;
            if (json != null && json.path("name").isTextual()) {
                String name = json.path("name").asText();
                String namespace = json.path("namespace").asText();
                return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
            }
        } catch (JsonProcessingException e) {
            throw KafkactlException.invalid("INVALID_SCHEMA", schema.file() + " is no Avro schema", null);
        }
        throw KafkactlException.invalid(
                "UNKNOWN_SUBJECT",
                schema.position() + ": the name of the record in " + schema.file() + " is known of Avro schemas only",
                "write the subject's name itself");
    }
}
