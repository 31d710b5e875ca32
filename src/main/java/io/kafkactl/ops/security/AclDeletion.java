package io.kafkactl.ops.security;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.DeleteAclsResult.FilterResult;
import org.apache.kafka.clients.admin.DeleteAclsResult.FilterResults;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.jspecify.annotations.Nullable;

/** Deletes exactly the ACLs that were shown. */
public final class AclDeletion {
    private final Cluster cluster;

    public AclDeletion(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What will be deleted. */
    public record Plan(String clusterId, List<Acl> acls) {
        public List<String> consequences() {
            Stream<String> total = Stream.of(Counted.of(acls.size(), "ACL") + " will be deleted");
            return Stream.concat(acls.stream().map(Acl::text), total).toList();
        }
    }

    /**
     * Reads what the filter finds.
     *
     * @param all whether a filter that leaves nothing out is meant so; else it is exit 8
     */
    public Plan plan(AclFilter filter, boolean all) {
        if (filter.isOpen() && !all) {
            throw KafkactlException.refused(
                    "UNFILTERED",
                    "without a filter every ACL of the cluster would be deleted",
                    "name a resource or --principal; --allow-all if all are meant");
        }
        return new Plan(cluster.clusterId(), new AclCatalog(cluster).list(filter));
    }

    /** One that somebody else deleted meanwhile counts as deleted. */
    public SecurityOutcome<Acl> execute(Plan plan) {
        List<AclBindingFilter> exact =
                plan.acls().stream().map(acl -> acl.binding().toFilter()).toList();
        Answers<AclBindingFilter, FilterResults> answers = cluster.patient()
                .callEach(filter -> "delete an ACL", a -> a.deleteAcls(exact).values());
        List<Acl> deleted = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (Acl acl : plan.acls()) {
            AclBindingFilter filter = acl.binding().toFilter();
            Optional.ofNullable(answers.errors().get(filter))
                    .or(() -> refusal(acl, answers.values().get(filter)))
                    .ifPresentOrElse(
                            error -> errors.add(ItemError.of(acl.text(), AclCatalog.explained(error))),
                            () -> deleted.add(acl));
        }
        return new SecurityOutcome<>(deleted, errors);
    }

    private static Optional<KafkactlException> refusal(Acl acl, @Nullable FilterResults results) {
        return Stream.ofNullable(results)
                .flatMap(found -> found.values().stream())
                .map(FilterResult::exception)
                .filter(exception -> exception != null)
                .findFirst()
                .map(exception -> KafkactlException.failure(
                        "NOT_DELETED",
                        "cannot delete the ACL '" + acl.text() + "': " + exception.getMessage(),
                        exception));
    }
}
