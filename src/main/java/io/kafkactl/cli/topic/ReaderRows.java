package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.cli.support.LagText;
import io.kafkactl.ops.group.lag.LagRollup;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.ops.topic.inspect.TopicReaders.Reader;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns in which the groups that read a topic are shown. */
final class ReaderRows {
    static final RowModel<Reader> READERS = new RowModel<Reader>("Groups")
            .text("TOPIC", "topic", reader -> reader.use().topic())
            .text("GROUP", "group", reader -> reader.use().group())
            .text("STATE", "state", reader -> of(reader, LagRollup::state))
            .number("MEMBERS", "members", reader -> reader.use().members())
            .figureOnly("LAG", reader -> of(reader, lag -> LagText.lag(lag.lag(), lag.complete(), lag.approx())))
            .number("LOST", "lost", reader -> of(reader, LagRollup::lost))
            .text("STATUS", "status", reader -> of(reader, LagRollup::status));

    /** For JSON, below the topic. */
    static final RowModel<Reader> PART = new RowModel<Reader>("Group")
            .jsonOnly("group", TEXT, reader -> reader.use().group())
            .jsonOnly("type", TEXT, reader -> of(reader, LagRollup::type))
            .jsonOnly("state", TEXT, reader -> of(reader, LagRollup::state))
            .jsonOnly("members", INTEGER, reader -> reader.use().members())
            .jsonOnly("lag", INTEGER, reader -> of(reader, LagRollup::lag))
            .jsonOnly("lost", INTEGER, reader -> of(reader, LagRollup::lost))
            .jsonOnly("status", TEXT, reader -> of(reader, LagRollup::status))
            .jsonOnly(
                    "complete",
                    FLAG,
                    reader -> reader.lag() != null && reader.lag().complete());

    private ReaderRows() {}

    static List<Reader> of(List<TopicDetail> topics) {
        return topics.stream()
                .flatMap(topic -> topic.readers() == null ? Stream.of() : topic.readers().stream())
                .toList();
    }

    private static <R> @Nullable R of(Reader reader, Function<LagRollup, ? extends @Nullable R> part) {
        return reader.lag() == null ? null : part.apply(reader.lag());
    }
}
