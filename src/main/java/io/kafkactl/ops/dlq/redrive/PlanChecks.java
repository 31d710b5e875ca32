package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupCatalog;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What has to exist before a plan is worth making, or worth carrying out. */
final class PlanChecks {
    private final Cluster letters;
    private final Cluster target;

    /**
     * Looks at both clusters, which mostly are the same.
     *
     * @param letters with the dead letters
     */
    PlanChecks(Cluster letters, Cluster target) {
        this.letters = letters;
        this.target = target;
    }

    /** Exit 7 for a topic that the user names and that does not exist: none is ever created. */
    void namedTopics(RedriveRequest request) {
        RoutingRules rules = request.routing();
        Set<String> named = new TreeSet<>(rules.targets().mapped().values());
        for (String topic :
                Arrays.asList(rules.targets().target(), rules.limit().parkTopic())) {
            if (topic != null) {
                named.add(topic);
            }
        }
        if (request.treatment() instanceof Treatment.Park park) {
            parking(request, park);
        }
        named.forEach(target::topic);
    }

    private void parking(RedriveRequest request, Treatment.Park park) {
        String source = request.dlq().source();
        String name = park.topic() != null ? park.topic() : source == null ? null : Parking.beside(source);
        if (name == null) {
            return;
        }
        if (Parking.isForbidden(name, request, new TargetTopics(letters, PartitionerProbe.NONE))) {
            throw KafkactlException.invalid(
                    "TARGET_FORBIDDEN",
                    "nothing is parked in '" + name
                            + "': it is where the dead letters stand or come from, a retry topic, "
                            + "the journal, or Kafka's own",
                    "--park-topic names another");
        }
        if (letters.findTopic(name).isEmpty()) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "the parking topic '" + name + "' does not exist, and none is ever created",
                    "kafkactl topic create " + name + " -p " + request.dlq().partitions()
                            + " --config retention.ms=-1; or --park-topic names another");
        }
    }

    /** Exit 2 when the run is to watch a group and nobody says which, exit 7 when there is no such group. */
    void group(RedrivePlan plan) {
        if (!plan.request().rules().watchesGroup() || plan.selectedCount() == 0) {
            return;
        }
        String group = plan.failedGroup();
        if (group != null) {
            new GroupCatalog(target).get(group);
            return;
        }
        Set<String> named = plan.facts().failedGroups().keySet();
        throw KafkactlException.usage(
                named.isEmpty()
                        ? "the dead letters do not say which group failed on them"
                        : "the dead letters are of several groups: " + String.join(", ", named),
                "--failed-group names the one to watch");
    }
}
