package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.LagText;
import io.kafkactl.ops.group.lag.LagRollup;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.ops.topic.inspect.TopicReaders.Reader;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private ReaderRows() {}

    static List<Reader> of(List<TopicDetail> topics) {
        return topics.stream()
                .flatMap(topic -> topic.readers() == null ? Stream.of() : topic.readers().stream())
                .toList();
    }

    /** For JSON; null when it is unknown which groups there are. */
    static @Nullable List<Map<String, @Nullable Object>> fields(TopicDetail topic) {
        List<Reader> readers = topic.readers();
        return readers == null ? null : readers.stream().map(ReaderRows::fields).toList();
    }

    private static Map<String, @Nullable Object> fields(Reader reader) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("group", reader.use().group());
        fields.put("type", of(reader, LagRollup::type));
        fields.put("state", of(reader, LagRollup::state));
        fields.put("members", reader.use().members());
        fields.put("lag", of(reader, LagRollup::lag));
        fields.put("lost", of(reader, LagRollup::lost));
        fields.put("status", of(reader, LagRollup::status));
        fields.put("complete", reader.lag() != null && reader.lag().complete());
        return fields;
    }

    private static <R> @Nullable R of(Reader reader, Function<LagRollup, ? extends @Nullable R> part) {
        return reader.lag() == null ? null : part.apply(reader.lag());
    }
}
