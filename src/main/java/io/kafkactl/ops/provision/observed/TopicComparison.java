package io.kafkactl.ops.provision.observed;

import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.manifest.ManagedConfig;
import io.kafkactl.ops.provision.observed.TopicDifference.Change;
import io.kafkactl.ops.provision.observed.TopicDifference.Kind;
import io.kafkactl.ops.topic.change.SettingComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/** Compares topics as they are wanted with topics as they are, by what values mean and not by how they are written. */
public final class TopicComparison {
    public static final String PARTITIONS = "partitions";
    public static final String REPLICATION_FACTOR = "replication.factor";

    private final Scope scope;

    public TopicComparison(Scope scope) {
        this.scope = scope;
    }

    /** Exit 4 for a setting that the brokers do not know. */
    public TopicDifference compare(DesiredTopic desired, @Nullable ObservedTopic observed) {
        List<Change> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        SortedMap<String, String> unmanaged = new TreeMap<>();
        if (observed != null) {
            settings(desired, observed, changes, unmanaged, notes);
            partitions(desired, observed, changes);
            replication(desired, observed, changes, notes);
        }
        return new TopicDifference(desired, observed, changes, unmanaged, notes);
    }

    private void settings(
            DesiredTopic desired,
            ObservedTopic observed,
            List<Change> changes,
            SortedMap<String, String> unmanaged,
            List<String> notes) {
        for (String key : new TreeSet<>(desired.managed())) {
            String wanted = String.valueOf(desired.spec().config().get(key));
            ConfigEntry entry = SettingComparison.require(observed.config(), key);
            boolean same = SettingComparison.isSame(entry, wanted);
            boolean pinned = desired.declared().pin() && !isOwn(entry);
            if (!same || pinned) {
                changes.add(new Change(Kind.SET, key, entry.value(), wanted));
            } else if (!isOwn(entry)) {
                notes.add(key + "=" + entry.value() + " is inherited");
            }
        }
        for (String key : new TreeSet<>(desired.unset())) {
            ConfigEntry entry = SettingComparison.require(observed.config(), key);
            if (isOwn(entry)) {
                changes.add(new Change(Kind.UNSET, key, entry.value(), SettingComparison.inheritedValue(entry)));
            }
        }
        boolean strict = desired.declared().managedConfig() == ManagedConfig.STRICT;
        observed.own().forEach((key, value) -> {
            boolean named = desired.managed().contains(key) || desired.unset().contains(key);
            if (named || scope.isIgnored(key)) {
                return;
            }
            ConfigEntry entry = SettingComparison.require(observed.config(), key);
            if (strict) {
                changes.add(new Change(Kind.UNSET, key, value, SettingComparison.inheritedValue(entry)));
            } else if (!isAsCreated(entry, desired.spec().config().get(key))) {
                unmanaged.put(key, value);
            }
        });
    }

    /** What the house gives every new topic is nothing to tell about. */
    private static boolean isAsCreated(ConfigEntry entry, @Nullable String created) {
        return created != null && SettingComparison.isSame(entry, created);
    }

    private static boolean isOwn(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }

    private static void partitions(DesiredTopic desired, ObservedTopic observed, List<Change> changes) {
        int wanted = desired.spec().partitions();
        if (desired.managesPartitions() && wanted != observed.partitions()) {
            changes.add(new Change(
                    Kind.PARTITIONS, PARTITIONS, Integer.toString(observed.partitions()), Integer.toString(wanted)));
        }
    }

    /** One partition that differs is enough; copies that are on their way there count as arrived. */
    private static void replication(
            DesiredTopic desired, ObservedTopic observed, List<Change> changes, List<String> notes) {
        int wanted = desired.spec().replicationFactor();
        if (!desired.managesReplication()) {
            return;
        }
        Set<Integer> copies = new TreeSet<>(observed.copies());
        if (!copies.equals(Set.of(wanted))) {
            changes.add(new Change(
                    Kind.REPLICATION,
                    REPLICATION_FACTOR,
                    copies.stream().map(String::valueOf).collect(Collectors.joining("/")),
                    Integer.toString(wanted)));
        } else if (!observed.moving().isEmpty()) {
            notes.add("copies of " + observed.moving().size() + " partitions are on the move already");
        }
    }
}
