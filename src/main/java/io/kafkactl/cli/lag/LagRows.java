package io.kafkactl.cli.lag;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.cli.support.LagText;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagRollup;
import io.kafkactl.ops.group.lag.PartitionLag;
import io.kafkactl.output.RowModel;

/** The columns in which lag is shown. */
final class LagRows {
    static final RowModel<GroupLag> GROUPS = new RowModel<GroupLag>("GroupLagList")
            .text("GROUP", "group", GroupLag::group)
            .text("TYPE", "type", GroupLag::type)
            .spare()
            .text("STATE", "state", GroupLag::state)
            .spare()
            .number("MEMBERS", "members", GroupLag::members)
            .spare()
            .figureOnly("LAG", row -> LagText.lag(row.lag(), row.complete(), row.approx()))
            .jsonOnly("lag", INTEGER, GroupLag::lag)
            .number("LOST", "lost", GroupLag::lost)
            .figureOnly("AGE", row -> LagText.age(row.ageMs(), row.ageEstimated()))
            .jsonOnly("ageMs", INTEGER, GroupLag::ageMs)
            .text("STATUS", "status", GroupLag::status)
            .jsonOnly("complete", FLAG, GroupLag::complete)
            .list();

    static final RowModel<PartitionLag> PARTITIONS = new RowModel<PartitionLag>("PartitionLagList")
            .text("GROUP", "group", PartitionLag::group)
            .wide("TYPE", "type", TEXT, PartitionLag::type)
            .wide("STATE", "state", TEXT, PartitionLag::state)
            .text("TOPIC", "topic", PartitionLag::topic)
            .number("PARTITION", "partition", PartitionLag::partition)
            .number("COMMITTED", "committedOffset", PartitionLag::committedOffset)
            .spare()
            .number("START", "logStartOffset", PartitionLag::logStartOffset)
            .spare()
            .number("END", "endOffset", PartitionLag::endOffset)
            .spare()
            .wide("LAST-STABLE", "lastStableOffset", INTEGER, PartitionLag::lastStableOffset)
            .figureOnly("LAG", row -> LagText.lag(row.lag(), true, row.approx()))
            .jsonOnly("lag", INTEGER, PartitionLag::lag)
            .number("LOST", "lost", PartitionLag::lost)
            .spare()
            .number("AHEAD", "ahead", PartitionLag::ahead)
            .spare()
            .number("MARGIN", "margin", PartitionLag::margin)
            .spare()
            .figureOnly("AGE", row -> LagText.age(row.ageMs(), row.ageEstimated()))
            .jsonOnly("ageMs", INTEGER, PartitionLag::ageMs)
            .text("STATUS", "status", PartitionLag::status)
            .text("MEMBER", "member", PartitionLag::member)
            .spare()
            .jsonOnly("approx", FLAG, PartitionLag::approx)
            .list();

    static final RowModel<LagRollup> TOPICS = rollup("TopicLagList", "TOPIC", "topic");

    static final RowModel<LagRollup> MEMBERS = rollup("MemberLagList", "MEMBER", "member");

    private LagRows() {}

    private static RowModel<LagRollup> rollup(String kind, String header, String field) {
        return new RowModel<LagRollup>(kind)
                .text("GROUP", "group", LagRollup::group)
                .wide("TYPE", "type", TEXT, LagRollup::type)
                .wide("STATE", "state", TEXT, LagRollup::state)
                .text(header, field, LagRollup::part)
                .number("PARTITIONS", "partitions", LagRollup::partitions)
                .spare()
                .figureOnly("LAG", row -> LagText.lag(row.lag(), row.complete(), row.approx()))
                .jsonOnly("lag", INTEGER, LagRollup::lag)
                .number("LOST", "lost", LagRollup::lost)
                .spare()
                .figureOnly("AGE", row -> LagText.age(row.ageMs(), row.ageEstimated()))
                .jsonOnly("ageMs", INTEGER, LagRollup::ageMs)
                .text("STATUS", "status", LagRollup::status)
                .jsonOnly("complete", FLAG, LagRollup::complete)
                .named(LagRollup::part)
                .list();
    }
}
