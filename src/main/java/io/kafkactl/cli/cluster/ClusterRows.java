package io.kafkactl.cli.cluster;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;

import io.kafkactl.config.Sizes;
import io.kafkactl.ops.cluster.BrokerDetail;
import io.kafkactl.ops.cluster.ClusterDetail;
import io.kafkactl.ops.cluster.FeatureLevel;
import io.kafkactl.ops.cluster.LogFolder;
import io.kafkactl.ops.cluster.QuorumDetail;
import io.kafkactl.ops.cluster.QuorumDetail.Member;
import io.kafkactl.ops.cluster.TopicCounts;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns in which a cluster is described. */
final class ClusterRows {
    /** A folder beside its broker. */
    record Disk(BrokerDetail broker, LogFolder folder) {}

    private static final RowModel<LogFolder> FOLDER = new RowModel<LogFolder>("Folder")
            .jsonOnly("path", TEXT, LogFolder::path)
            .jsonOnly("copies", INTEGER, LogFolder::copies)
            .jsonOnly("usedBytes", INTEGER, LogFolder::used)
            .jsonOnly("totalBytes", INTEGER, LogFolder::total)
            .jsonOnly("usableBytes", INTEGER, LogFolder::usable)
            .jsonOnly("problem", TEXT, LogFolder::problem);

    static final RowModel<BrokerDetail> BROKERS = new RowModel<BrokerDetail>("Broker")
            .number("BROKER", "broker", BrokerDetail::id)
            .tableOnly("ADDRESS", BrokerDetail::address)
            .jsonOnly("host", TEXT, BrokerDetail::host)
            .jsonOnly("port", INTEGER, BrokerDetail::port)
            .text("RACK", "rack", BrokerDetail::rack)
            .tableOnly("STATE", BrokerDetail::state)
            .jsonOnly("fenced", FLAG, BrokerDetail::fenced)
            .text("RELEASE", "release", BrokerDetail::release)
            .objectsOrNull("folders", FOLDER, BrokerDetail::folders);

    static final RowModel<Disk> DISKS = new RowModel<Disk>("Disk")
            .number("BROKER", "broker", row -> row.broker().id())
            .text("FOLDER", "path", row -> row.folder().path())
            .number("COPIES", "copies", row -> row.folder().copies())
            .figureOnly("USED", row -> size(row.folder().used()))
            .figureOnly("FREE", row -> size(row.folder().usable()))
            .figureOnly("DISK", row -> size(row.folder().total()))
            .text("PROBLEM", "problem", row -> row.folder().problem());

    static final RowModel<Member> QUORUM = new RowModel<Member>("Member")
            .number("NODE", "node", Member::id)
            .text("ROLE", "role", Member::role)
            .number("LAG", "lag", Member::lag)
            .column("CAUGHT-UP", "caughtUp", TIME, Member::caughtUp);

    static final RowModel<FeatureLevel> FEATURES = new RowModel<FeatureLevel>("Feature")
            .text("FEATURE", "feature", FeatureLevel::name)
            .number("LEVEL", "level", FeatureLevel::level)
            .number("HIGHEST", "highest", FeatureLevel::highest)
            .text("RELEASE", "release", FeatureLevel::release);

    private static final RowModel<TopicCounts> TOPICS = new RowModel<TopicCounts>("Topics")
            .jsonOnly("topics", INTEGER, TopicCounts::topics)
            .jsonOnly("partitions", INTEGER, TopicCounts::partitions)
            .jsonOnly("underReplicated", INTEGER, TopicCounts::underReplicated)
            .jsonOnly("underMinIsr", INTEGER, TopicCounts::underMinIsr)
            .jsonOnly("offline", INTEGER, TopicCounts::offline);

    private static final RowModel<QuorumDetail> VOTERS = new RowModel<QuorumDetail>("Quorum")
            .jsonOnly("leader", INTEGER, QuorumDetail::leader)
            .jsonOnly("epoch", INTEGER, QuorumDetail::epoch)
            .objects("members", QUORUM, QuorumDetail::members);

    static final RowModel<ClusterDetail> CLUSTER = new RowModel<ClusterDetail>("ClusterDetail")
            .text("CLUSTER", "cluster", ClusterDetail::id)
            .number("CONTROLLER", "controller", ClusterDetail::controller)
            .text("METADATA", "metadataRelease", ClusterDetail::metadataRelease)
            .figureOnly("BROKERS", cluster -> cluster.brokers().size())
            .figureOnly("TOPICS", count(TopicCounts::topics))
            .figureOnly("PARTITIONS", count(TopicCounts::partitions))
            .figureOnly("UNDER-REPLICATED", count(TopicCounts::underReplicated))
            .figureOnly("UNDER-MIN-ISR", count(TopicCounts::underMinIsr))
            .figureOnly("OFFLINE", count(TopicCounts::offline))
            .object("topics", TOPICS, ClusterDetail::topics)
            .objects("brokers", BROKERS, ClusterDetail::brokers)
            .object("quorum", VOTERS, ClusterDetail::quorum)
            .objectsOrNull("features", FEATURES, ClusterDetail::features);

    private ClusterRows() {}

    static List<Disk> disks(List<BrokerDetail> brokers) {
        return brokers.stream()
                .flatMap(broker -> Stream.ofNullable(broker.folders())
                        .flatMap(folders -> folders.stream().map(folder -> new Disk(broker, folder))))
                .toList();
    }

    private static Function<ClusterDetail, @Nullable Object> count(
            Function<TopicCounts, ? extends @Nullable Object> figure) {
        return cluster -> cluster.topics() == null ? null : figure.apply(cluster.topics());
    }

    private static @Nullable String size(@Nullable Long bytes) {
        return bytes == null ? null : Sizes.words(bytes);
    }
}
