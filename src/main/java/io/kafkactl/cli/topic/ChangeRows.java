package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.topic.change.MovingPartition;
import io.kafkactl.ops.topic.change.TopicChange;
import io.kafkactl.ops.topic.change.TrimmedPartition;
import io.kafkactl.output.RowModel;

/** The columns in which commands that change topics answer. */
final class ChangeRows {
    static final RowModel<TopicChange.Done> CHANGED = new RowModel<TopicChange.Done>("TopicAlteration")
            .text("TOPIC", "topic", done -> done.change().topic())
            .text("PROPERTY", "property", done -> done.change().property())
            .text("FROM", "from", done -> done.change().from())
            .text("TO", "to", done -> done.change().to())
            .text("STATUS", "status", done -> TopicRows.words(done.status()));

    static final RowModel<MovingPartition> MOVING = new RowModel<MovingPartition>("PartitionMoves")
            .text("TOPIC", "topic", MovingPartition::topic)
            .number("PARTITION", "partition", MovingPartition::partition)
            .column("REPLICAS", "replicas", listOf(INTEGER), MovingPartition::replicas)
            .column("ADDING", "adding", listOf(INTEGER), MovingPartition::adding)
            .column("REMOVING", "removing", listOf(INTEGER), MovingPartition::removing)
            .tableOnly("COPIED", row -> TopicRows.size(row.copied()))
            .tableOnly("REMAINING", row -> TopicRows.size(row.remaining()))
            .jsonOnly("copiedBytes", INTEGER, MovingPartition::copied)
            .jsonOnly("remainingBytes", INTEGER, MovingPartition::remaining);

    static final RowModel<TrimmedPartition> TRIMMED = new RowModel<TrimmedPartition>("TopicTrim")
            .text("TOPIC", "topic", TrimmedPartition::topic)
            .number("PARTITION", "partition", TrimmedPartition::partition)
            .number("FROM", "from", TrimmedPartition::from)
            .number("TO", "to", TrimmedPartition::to)
            .number("RECORDS", "records", TrimmedPartition::records)
            .text("STATUS", "status", row -> TopicRows.words(row.status()));

    private ChangeRows() {}
}
