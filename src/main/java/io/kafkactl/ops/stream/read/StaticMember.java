package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;

/** Tells when the place of a static member in its group is another process's. */
public final class StaticMember {
    private StaticMember() {}

    /**
     * The failure to tell instead of {@code thrown}: exit 8, naming the other process where the group may be described;
     * empty when {@code thrown} has another reason.
     */
    public static Optional<KafkactlException> ousted(
            Cluster cluster, ConsumerGroupMetadata self, KafkaException thrown) {
        boolean certain =
                thrown instanceof FencedInstanceIdException || thrown instanceof UnreleasedInstanceIdException;
        // A transaction that outlived its time-out fences its own producer, too.
        boolean possible = thrown instanceof ProducerFencedException || thrown instanceof InvalidProducerEpochException;
        if (self.groupInstanceId().isEmpty() || !(certain || possible)) {
            return Optional.empty();
        }
        String id = self.groupInstanceId().get();
        Optional<MemberDescription> other = other(cluster, self, id);
        if (!certain && other.isEmpty()) {
            return Optional.empty();
        }
        String who = other.map(member -> " at " + member.host() + ", client id '" + member.clientId() + "',")
                .orElse("");
        return Optional.of(KafkactlException.refused(
                KafkaErrors.errorName(thrown),
                "another process" + who + " is static member '" + id + "' of group '" + self.groupId()
                        + "'; what this one read and did not commit is read again there",
                "give each process its own --static-member ID, or end the other one first"));
    }

    private static Optional<MemberDescription> other(Cluster cluster, ConsumerGroupMetadata self, String id) {
        try {
            return cluster
                    .call(
                            "describe the group",
                            a -> a.describeConsumerGroups(List.of(self.groupId()))
                                    .describedGroups()
                                    .get(self.groupId()))
                    .members()
                    .stream()
                    .filter(member -> member.groupInstanceId().equals(Optional.of(id)))
                    .filter(member -> !member.consumerId().equals(self.memberId()))
                    .findFirst();
        } catch (KafkactlException e) {
            // The name is an extra: what happened is known without it.
            return Optional.empty();
        }
    }
}
