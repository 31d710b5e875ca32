package io.kafkactl.cli.dlq;

import io.kafkactl.ops.dlq.DlqInventory;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.output.MetricsText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead-letter topics as gauges. */
final class DlqMetrics {
    private final MetricsText text = new MetricsText();
    private final String cluster;

    private DlqMetrics(String cluster) {
        this.cluster = cluster;
    }

    static MetricsText of(DlqInventory.Stock stock, String cluster, Instant now) {
        DlqMetrics metrics = new DlqMetrics(cluster);
        stock.topics().forEach(metrics::topic);
        metrics.gauge(
                "kafkactl_scrape_success",
                "1 when all was read",
                Map.of(),
                stock.errors().isEmpty() ? 1 : 0);
        metrics.gauge("kafkactl_scrape_timestamp_seconds", "When this was measured", Map.of(), now.getEpochSecond());
        return metrics.text;
    }

    private void topic(DlqOverview topic) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster_name", cluster);
        labels.put("topic", topic.topic());
        labels.put("kind", topic.kind().text());
        gauge("kafkactl_dlq_pending", "Offsets not settled", labels, topic.pending());
        gauge("kafkactl_dlq_settled", "Offsets that runs have settled", labels, topic.settled());
        gauge("kafkactl_dlq_new_last_hour", "Offsets of the last hour", labels, topic.newInLastHour());
        gauge("kafkactl_dlq_oldest_timestamp_seconds", "The oldest pending record", labels, seconds(topic.oldest()));
        gauge(
                "kafkactl_dlq_expires_timestamp_seconds",
                "When retention may take the oldest pending record",
                labels,
                seconds(topic.expires()));
        topic.warnings().forEach(warning -> {
            Map<String, String> more = new LinkedHashMap<>(labels);
            more.put("warning", warning);
            gauge("kafkactl_dlq_warning", "1 for each warning", more, 1);
        });
        topic.groups().forEach(group -> {
            Map<String, String> more = new LinkedHashMap<>(labels);
            more.put("group", group.group());
            gauge("kafkactl_dlq_retry_lag", "Lag of a retry topic's group", more, group.lag());
        });
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : (Long) at.getEpochSecond();
    }

    private void gauge(String name, String help, Map<String, String> labels, @Nullable Number value) {
        if (value != null) {
            text.gauge(name, help, labels, value);
        }
    }
}
