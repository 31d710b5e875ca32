package io.kafkactl.ops.group;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.client.UnansweredException;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.common.KafkaFuture;

/** Finds groups and describes them, whatever their type, in one request for each type and coordinator. */
public final class GroupCatalog {
    private static final String OFFSETS_TOPIC = "__consumer_offsets";

    private final Cluster cluster;

    public GroupCatalog(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The groups asked for, by name; a literal name that does not exist is an error with the nearest name. */
    public GroupSelection<ListedGroup> list(GroupQuery query) {
        List<ItemError> errors = new ArrayList<>();
        Map<String, ListedGroup> listed = listed(errors);
        Set<String> missing = new LinkedHashSet<>(query.names());
        missing.removeAll(listed.keySet());
        if (!missing.isEmpty()) {
            Answers<String, GroupDetail> described = described(missing);
            // Their coordinators have answered by now, and one that was just moving lists its groups again.
            errors.clear();
            listed = listed(errors);
            missing.removeAll(listed.keySet());
            errors.addAll(missing(missing, listed.keySet(), described));
        }
        query.names().stream()
                .map(listed::get)
                .filter(group -> group != null && !query.wantsType(group))
                .forEach(group -> errors.add(otherType(group)));
        requireMatches(query, listed.keySet(), errors);
        List<ListedGroup> groups = listed.values().stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(ListedGroup::name))
                .toList();
        if (query.names().isEmpty()) {
            errors.addAll(unlisted());
        }
        return new GroupSelection<>(groups, errors);
    }

    /** The group, or exit 7 with the nearest name. */
    public ListedGroup get(String name) {
        GroupSelection<ListedGroup> found = list(GroupQuery.of(List.of(name)));
        if (found.groups().isEmpty()) {
            ItemError error = found.errors().get(0);
            throw new KafkactlException(error.exitCode(), error.error(), error.message(), error.hint(), null);
        }
        return found.groups().get(0);
    }

    /** The descriptions by name. */
    public Answers<String, GroupDetail> describe(Collection<ListedGroup> groups) {
        Map<String, GroupDetail> details = new LinkedHashMap<>();
        Map<String, KafkactlException> errors = new LinkedHashMap<>();
        describe(groups, g -> g.type() == GroupType.SHARE, GroupCatalog::share, details, errors);
        describe(groups, g -> g.type() == GroupType.STREAMS, GroupCatalog::streams, details, errors);
        describe(groups, g -> !g.commitsOffsets(), GroupCatalog::classic, details, errors);
        describe(
                groups,
                g -> (g.type() == GroupType.CONSUMER || g.type() == GroupType.CLASSIC) && g.commitsOffsets(),
                GroupCatalog::consumer,
                details,
                errors);
        return new Answers<>(details, errors);
    }

    private void describe(
            Collection<ListedGroup> groups,
            Predicate<ListedGroup> ofType,
            Function<List<String>, Function<Admin, Map<String, KafkaFuture<GroupDetail>>>> request,
            Map<String, GroupDetail> details,
            Map<String, KafkactlException> errors) {
        List<String> names =
                groups.stream().filter(ofType).map(ListedGroup::name).toList();
        if (!names.isEmpty()) {
            Answers<String, GroupDetail> answers =
                    cluster.callEach(name -> "describe group '" + name + "'", request.apply(names));
            details.putAll(answers.values());
            errors.putAll(answers.errors());
        }
    }

    private static Function<Admin, Map<String, KafkaFuture<GroupDetail>>> consumer(List<String> names) {
        return a -> each(a.describeConsumerGroups(names).describedGroups(), DescribedGroups::of);
    }

    private static Function<Admin, Map<String, KafkaFuture<GroupDetail>>> classic(List<String> names) {
        return a -> each(a.describeClassicGroups(names).describedGroups(), DescribedGroups::of);
    }

    private static Function<Admin, Map<String, KafkaFuture<GroupDetail>>> share(List<String> names) {
        return a -> each(a.describeShareGroups(names).describedGroups(), DescribedGroups::of);
    }

    private static Function<Admin, Map<String, KafkaFuture<GroupDetail>>> streams(List<String> names) {
        return a -> each(a.describeStreamsGroups(names).describedGroups(), DescribedGroups::of);
    }

    private static <D> Map<String, KafkaFuture<GroupDetail>> each(
            Map<String, KafkaFuture<D>> futures, KafkaFuture.BaseFunction<D, GroupDetail> form) {
        Map<String, KafkaFuture<GroupDetail>> details = new HashMap<>();
        futures.forEach((name, future) -> details.put(name, future.thenApply(form)));
        return details;
    }

    private Map<String, ListedGroup> listed(List<ItemError> errors) {
        ListGroupsResult result =
                cluster.call("list groups", a -> KafkaFuture.completedFuture(a.listGroups(new ListGroupsOptions())));
        Collection<Throwable> failures = cluster.call("list groups", a -> result.errors());
        Collection<GroupListing> listings = cluster.call("list groups", a -> result.valid());
        List<KafkactlException> silent = failures.stream()
                .map(failure -> KafkaErrors.translate("list the groups of a broker", failure, cluster.settings()))
                .toList();
        if (listings.isEmpty() && silent.size() == 1 && silent.get(0) instanceof UnansweredException) {
            // Nothing is known of any broker: that is no failure of one item.
            throw silent.get(0);
        }
        silent.forEach(failure -> errors.add(ItemError.of("groups", failure)));
        return listings.stream()
                .map(ListedGroup::of)
                .collect(Collectors.toMap(ListedGroup::name, Function.identity(), (first, second) -> first));
    }

    private Answers<String, GroupDetail> described(Set<String> names) {
        return cluster.callEach(name -> "describe group '" + name + "'", consumer(List.copyOf(names)));
    }

    /** A name that no broker lists may be a mistake, forbidden, or a group whose coordinator is away. */
    private List<ItemError> missing(Set<String> names, Set<String> existing, Answers<String, GroupDetail> described) {
        return names.stream()
                .map(name -> ItemError.of(name, missing(name, existing, described)))
                .toList();
    }

    private KafkactlException missing(String name, Set<String> existing, Answers<String, GroupDetail> described) {
        KafkactlException error = described.errors().get(name);
        if (error != null && error.exitCode() != ExitCode.NOT_FOUND) {
            return error;
        }
        GroupDetail detail = described.values().get(name);
        // Brokers before 4.0 describe a group that does not exist as a dead one.
        if (detail != null && !detail.state().equals("Dead")) {
            return KafkactlException.unreachable(
                    "COORDINATOR_NOT_AVAILABLE",
                    "group '" + name + "' exists, but no broker lists it: its coordinator is moving",
                    "ask again",
                    null);
        }
        return unknown(name, existing);
    }

    private static ItemError otherType(ListedGroup group) {
        return ItemError.of(
                group.name(),
                KafkactlException.refused(
                        "GROUP_TYPE",
                        "group '" + group.name() + "' is of type " + group.type() + ", which --type leaves out",
                        "leave out --type"));
    }

    private static void requireMatches(GroupQuery query, Set<String> existing, List<ItemError> errors) {
        query.patterns().stream()
                .filter(pattern -> existing.stream().noneMatch(pattern::matches))
                .forEach(pattern -> errors.add(ItemError.of(
                        pattern.text(),
                        KafkactlException.notFound(
                                "GROUP_ID_NOT_FOUND",
                                "no group matches '" + pattern.text() + "'",
                                "kafkactl group list shows what exists"))));
    }

    private KafkactlException unknown(String name, Set<String> existing) {
        return KafkactlException.notFound(
                "GROUP_ID_NOT_FOUND",
                "group '" + name + "' does not exist on " + cluster.settings().bootstrapServers(),
                SimilarName.of(name, existing)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse(
                                "kafkactl group list shows what exists; a group appears with its first member or commit"));
    }

    /** Groups are listed by their coordinators, so those of a coordinator that is away are simply not there. */
    private List<ItemError> unlisted() {
        Answers<String, Long> leaderless = cluster.callEach(
                topic -> "describe topic '" + topic + "'",
                a -> Map.of(
                        OFFSETS_TOPIC,
                        a.describeTopics(Set.of(OFFSETS_TOPIC))
                                .topicNameValues()
                                .getOrDefault(OFFSETS_TOPIC, KafkaFuture.completedFuture(null))
                                .thenApply(topic -> topic.partitions().stream()
                                        .filter(info -> info.leader() == null
                                                || info.leader().isEmpty())
                                        .count())));
        // No such topic yet, or no right to see it: nothing can be said.
        long count = leaderless.values().getOrDefault(OFFSETS_TOPIC, 0L);
        if (count == 0) {
            return List.of();
        }
        return List.of(ItemError.of(
                "groups",
                KafkactlException.unreachable(
                        "COORDINATOR_NOT_AVAILABLE",
                        Counted.of(count, "partition") + " of " + OFFSETS_TOPIC + (count == 1 ? " has" : " have")
                                + " no leader: the groups kept there are not listed",
                        "start the brokers that hold them, and ask again",
                        null)));
    }
}
