package io.kafkactl.ops.dlq;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.config.ConfigResource;

/** Reads from the configuration of share groups where they put rejected records. */
final class ShareGroupDlqs {
    static final String TOPIC_NAME = "errors.deadletterqueue.topic.name";
    /** Without it on the topic, rejected records never arrive there. */
    static final String ENABLED = "errors.deadletterqueue.group.enable";

    private ShareGroupDlqs() {}

    /** Group by topic; empty on brokers that know neither, and where they may not be read. */
    static Map<String, String> byTopic(Cluster cluster, Collection<GroupListing> groups) {
        List<ConfigResource> shares = groups.stream()
                .filter(group -> group.type().filter(GroupType.SHARE::equals).isPresent())
                .map(group -> new ConfigResource(ConfigResource.Type.GROUP, group.groupId()))
                .toList();
        if (shares.isEmpty()) {
            return Map.of();
        }
        Map<String, String> topics = new TreeMap<>();
        try {
            Map<ConfigResource, Config> configs = cluster.call(
                    "read the configuration of share groups",
                    admin -> admin.describeConfigs(shares).all());
            configs.forEach((group, config) -> {
                ConfigEntry topic = config.get(TOPIC_NAME);
                if (topic != null && topic.value() != null && !topic.value().isEmpty()) {
                    topics.put(topic.value(), group.name());
                }
            });
        } catch (KafkactlException e) {
            // Names and topics are enough to find most; a person without this permission still wants the list.
            return Map.of();
        }
        return topics;
    }
}
