package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.ops.schema.SubjectSummary;
import io.kafkactl.ops.schema.SubjectsOfTopic;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subjects of described topics, where a schema registry is known. One that fails spoils no description. */
final class TopicSubjects {
    static final RowModel<SubjectSummary> SUBJECTS = new RowModel<SubjectSummary>("Subjects")
            .text("SUBJECT", "subject", SubjectSummary::subject)
            .number("VERSION", "version", SubjectSummary::version)
            .number("ID", "id", SubjectSummary::id)
            .text("TYPE", "type", SubjectSummary::type)
            .text("LEVEL", "level", TopicSubjects::level);

    private TopicSubjects() {}

    /** Null when they are not known: there is no registry, or a note says why it did not tell. */
    static @Nullable List<SubjectSummary> of(Invocation invocation, Connection connection, List<TopicDetail> topics) {
        if (!connection.hasRegistry() || topics.isEmpty()) {
            return null;
        }
        try {
            SubjectOutcome<SubjectSummary> found = SubjectsOfTopic.summaries(
                    RegistryView.of(connection.registry(), null),
                    topics.stream().map(topic -> topic.summary().name()).toList());
            found.errors().forEach(error -> invocation.note(SafeText.oneLine(error.message())));
            return found.items();
        } catch (KafkactlException e) {
            invocation.note("the topics' subjects are not known: " + SafeText.oneLine(e.message()));
            return null;
        }
    }

    /** Those of one topic, for JSON. */
    static @Nullable List<SubjectSummary> of(@Nullable List<SubjectSummary> subjects, TopicDetail topic) {
        List<String> own = SubjectsOfTopic.of(topic.summary().name());
        return subjects == null
                ? null
                : subjects.stream()
                        .filter(subject -> own.contains(subject.subject()))
                        .toList();
    }

    private static @Nullable Object level(SubjectSummary subject) {
        return subject.level() == null ? null : subject.level().level();
    }
}
