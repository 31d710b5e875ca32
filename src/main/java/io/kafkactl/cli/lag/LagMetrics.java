package io.kafkactl.cli.lag;

import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagRollup;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import io.kafkactl.output.MetricsText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lag as gauges under the names of the exporters in common use, so that their dashboards work. */
final class LagMetrics {
    private final MetricsText text = new MetricsText();
    private final String cluster;

    private LagMetrics(String cluster) {
        this.cluster = cluster;
    }

    static MetricsText of(LagReport report, String cluster) {
        LagMetrics metrics = new LagMetrics(cluster);
        report.groups().forEach(metrics::group);
        // A stale file looks alive, and a collector of text files refuses timestamps: the time is a value.
        metrics.gauge(
                "kafkactl_scrape_success",
                "1 when all was read",
                Map.of(),
                report.errors().isEmpty() ? 1 : 0);
        metrics.gauge(
                "kafkactl_scrape_timestamp_seconds",
                "When this was measured",
                Map.of(),
                report.at().getEpochSecond());
        return metrics.text;
    }

    private void group(GroupLag group) {
        Map<String, String> labels = labels("group", group.group());
        group.partitions().forEach(this::partition);
        if (group.complete()) {
            gauge("kafka_consumergroup_group_sum_lag", "Sum of the lag of all partitions", labels, group.lag());
            gauge(
                    "kafka_consumergroup_group_max_lag",
                    "Largest lag of a partition",
                    labels,
                    group.partitions().stream()
                            .mapToLong(row -> row.lag() == null ? 0 : row.lag())
                            .max()
                            .orElse(0));
        }
        Long age = group.ageMs();
        gauge(
                "kafka_consumergroup_group_max_lag_seconds",
                "Age of the oldest unread record",
                labels,
                age == null ? null : (Double) (age / 1000.0));
        gauge("kafka_consumergroup_members", "Members", labels("consumergroup", group.group()), group.members());
        for (LagRollup topic : LagRollup.byTopic(group)) {
            Map<String, String> more = labels("group", group.group());
            more.put("topic", String.valueOf(topic.part()));
            gauge(
                    "kafka_consumergroup_group_topic_sum_lag",
                    "Sum of the lag of a topic's partitions",
                    more,
                    topic.complete() ? topic.lag() : null);
        }
        for (LagStatus status : LagStatus.values()) {
            Map<String, String> more = labels("group", group.group());
            more.put("status", status.toString());
            gauge("kafkactl_group_status", "1 for the group's status", more, group.status() == status ? 1 : 0);
        }
    }

    private void partition(PartitionLag row) {
        Map<String, String> labels = labels("group", row.group());
        place(labels, row);
        Map<String, String> other = labels("consumergroup", row.group());
        place(other, row);
        gauge("kafka_consumergroup_group_offset", "Committed offset", labels, row.committedOffset());
        gauge("kafka_consumergroup_group_lag", "Records that can still be read", labels, row.lag());
        gauge("kafka_consumergroup_lag", "Records that can still be read", other, row.lag());
        gauge("kafka_consumergroup_current_offset", "Committed offset", other, row.committedOffset());
        gauge(
                "kafka_consumergroup_group_lag_seconds",
                "Age of the next unread record",
                labels,
                row.ageMs() == null ? null : (Double) (row.ageMs() / 1000.0));
        gauge("kafkactl_group_lost_records", "Offsets deleted unread", labels, row.lost());
        gauge("kafkactl_group_ahead_records", "Offsets committed beyond the end", labels, row.ahead());
        gauge("kafkactl_group_retention_margin", "Offsets between log start and committed", labels, row.margin());
        gauge(
                "kafkactl_group_txn_blocked",
                "1 when an open transaction holds the group back",
                labels,
                row.status() == LagStatus.BLOCKED_TXN ? 1 : 0);
    }

    private static void place(Map<String, String> labels, PartitionLag row) {
        labels.put("topic", row.topic());
        labels.put("partition", String.valueOf(row.partition()));
    }

    private Map<String, String> labels(String name, String value) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster_name", cluster);
        labels.put(name, value);
        return labels;
    }

    private void gauge(String name, String help, Map<String, String> labels, @Nullable Number value) {
        if (value != null) {
            text.gauge(name, help, labels, value);
        }
    }
}
