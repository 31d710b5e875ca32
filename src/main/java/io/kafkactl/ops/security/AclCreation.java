package io.kafkactl.ops.security;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;

/** Creates the ACLs that do not exist yet. */
public final class AclCreation {
    private final Cluster cluster;

    public AclCreation(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is wanted, and for whom. */
    public record Request(List<Grant> grants, Set<String> allowed, Set<String> denied, Set<String> hosts) {
        List<Acl> acls() {
            return Stream.of(Permission.ALLOW, Permission.DENY)
                    .flatMap(permission -> (permission == Permission.ALLOW ? allowed : denied)
                            .stream().flatMap(principal -> acls(principal, permission)))
                    .distinct()
                    .sorted(Acl.ORDER)
                    .toList();
        }

        private Stream<Acl> acls(String principal, Permission permission) {
            return grants.stream()
                    .flatMap(grant -> hosts.stream().map(host -> Acl.of(principal, permission, grant, host)));
        }
    }

    /** One ACL that is wanted, and whether it is there. */
    public record Step(Acl acl, boolean exists) {}

    /**
     * What will be created.
     *
     * @param losses who may lose what, a line each; creating is then something to be agreed to
     * @param warnings what will not work as it may be meant to
     */
    public record Plan(String clusterId, List<Step> steps, List<String> losses, List<String> warnings) {
        public List<Acl> missing() {
            return steps.stream().filter(step -> !step.exists()).map(Step::acl).toList();
        }
    }

    /** Reads what exists already; exit 8 where the brokers have no authorizer. */
    public Plan plan(Request request) {
        List<Acl> wanted = request.acls();
        List<Acl> present = new AclCatalog(cluster).list(AclFilter.NONE);
        Set<Acl> known = new HashSet<>(present);
        List<Step> steps =
                wanted.stream().map(acl -> new Step(acl, known.contains(acl))).toList();
        List<Acl> missing = wanted.stream().filter(acl -> !known.contains(acl)).toList();
        BrokerAuthorizer authorizer = missing.isEmpty() ? BrokerAuthorizer.UNKNOWN : BrokerAuthorizer.read(cluster);
        return new Plan(
                cluster.clusterId(), steps, losses(missing, present, authorizer), warnings(request, missing, present));
    }

    private static List<String> losses(List<Acl> missing, List<Acl> present, BrokerAuthorizer authorizer) {
        Set<String> losses = new LinkedHashSet<>();
        missing.stream()
                .filter(Acl::denies)
                .forEach(acl -> losses.add("denies, whatever else allows it: " + acl.text()));
        if (authorizer.mayBeOpen()) {
            missing.stream()
                    .filter(acl -> present.stream().noneMatch(other -> isAbout(other, acl)))
                    .map(acl -> acl.resource().toLowerCase(Locale.ROOT) + " '" + acl.name()
                            + "' gets its first ACL: whoever has none will have no access any more"
                            + (authorizer.openByDefault() == null
                                    ? ", should the brokers' allow.everyone.if.no.acl.found be true"
                                    : ""))
                    .forEach(losses::add);
        }
        return List.copyOf(losses);
    }

    /** Any earlier ACL that covers all that the new one is about has closed it to others already. */
    private static boolean isAbout(Acl earlier, Acl acl) {
        if (!earlier.resource().equals(acl.resource())) {
            return false;
        }
        boolean prefix = earlier.pattern().equals(PatternMatch.PREFIXED.name());
        return earlier.binding().pattern().equals(acl.binding().pattern())
                || earlier.name().equals(AclResource.ANY_NAME)
                || (prefix && acl.name().startsWith(earlier.name()));
    }

    private static List<String> warnings(Request request, List<Acl> missing, List<Acl> present) {
        List<String> warnings = new ArrayList<>();
        for (Acl acl : missing) {
            present.stream()
                    .filter(other -> !acl.denies() && other.denies() && isAbout(other, acl))
                    .filter(other -> other.principal().equals(acl.principal())
                            || other.principal().equals(Principal.EVERYONE))
                    .filter(other -> other.operation().equals(acl.operation())
                            || other.operation().equals(Operation.ALL.name()))
                    .forEach(other -> warnings.add("'" + acl.text() + "' has no effect beside '" + other.text() + "'"));
        }
        String ranges = request.hosts().stream().filter(HostRange::isRange).collect(Collectors.joining(", "));
        if (!ranges.isEmpty()) {
            warnings.add("brokers before Kafka 4.4 know no ranges, and " + ranges + " fits no client there");
        }
        return warnings;
    }

    /** Creates those that are missing; the rest counts as done. */
    public SecurityOutcome<Step> execute(Plan plan) {
        List<AclBinding> missing = plan.missing().stream().map(Acl::binding).toList();
        Answers<AclBinding, Void> answers = create(missing);
        List<ItemError> errors = new ArrayList<>();
        answers.errors()
                .forEach((binding, error) ->
                        errors.add(ItemError.of(new Acl(binding).text(), AclCatalog.explained(error))));
        List<Step> done = plan.steps().stream()
                .filter(step -> !answers.errors().containsKey(step.acl().binding()))
                .toList();
        return new SecurityOutcome<>(done, errors);
    }

    private Answers<AclBinding, Void> create(Collection<AclBinding> missing) {
        if (missing.isEmpty()) {
            return new Answers<>(Map.of(), Map.of());
        }
        return cluster.patient()
                .callEach(
                        binding -> "create the ACL '" + new Acl(binding).text() + "'",
                        a -> a.createAcls(missing).values());
    }
}
