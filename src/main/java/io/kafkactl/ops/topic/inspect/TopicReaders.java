package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagRollup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** Measures how far the groups that read topics are behind in them. */
public final class TopicReaders {
    /** The lag is null where it could not be read. */
    public record Reader(GroupUse use, @Nullable LagRollup lag) {}

    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;

    public TopicReaders(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** By topic, each sorted by group; empty when it is unknown which groups there are. One pass over all topics. */
    public Reading<Optional<Map<String, List<Reader>>>> read(Collection<TopicDescription> topics) {
        Reading<List<GroupUse>> uses = TopicGroups.read(connection.cluster(), topics);
        if (uses.found().isEmpty()) {
            return new Reading<>(uses.errors().isEmpty() ? Optional.of(Map.of()) : Optional.empty(), uses.errors());
        }
        LagReport report = measure(uses.found());
        Map<String, Map<String, LagRollup>> lags = new HashMap<>();
        for (GroupLag group : report.groups()) {
            LagRollup.byTopic(group)
                    .forEach(lag -> lags.computeIfAbsent(group.group(), g -> new HashMap<>())
                            .put(String.valueOf(lag.part()), lag));
        }
        Map<String, List<Reader>> readers = uses.found().stream()
                .map(use ->
                        new Reader(use, lags.getOrDefault(use.group(), Map.of()).get(use.topic())))
                .collect(Collectors.groupingBy(reader -> reader.use().topic()));
        List<ItemError> errors = new ArrayList<>(uses.errors());
        errors.addAll(report.errors());
        return new Reading<>(Optional.of(readers), errors);
    }

    private LagReport measure(List<GroupUse> uses) {
        Set<String> topics = uses.stream().map(GroupUse::topic).collect(Collectors.toSet());
        LagOptions all = LagOptions.DEFAULT;
        LagOptions options =
                new LagOptions(topics, all.isolation(), all.noCommit(), LagOptions.TimeLag.OFF, all.allowedLag());
        List<String> groups = uses.stream().map(GroupUse::group).distinct().toList();
        return new LagReader(connection, options, clock, cancellation).read(GroupQuery.of(groups));
    }
}
