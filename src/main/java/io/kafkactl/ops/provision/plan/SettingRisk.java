package io.kafkactl.ops.provision.plan;

import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.TopicComparison;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/** Judges a change of a setting by what it does to records and writers. */
final class SettingRisk {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Set<String> UNBOUNDED = Set.of("retention.ms", "retention.bytes");

    private SettingRisk() {}

    /**
     * What the change may cost.
     *
     * @param after what else of the topic becomes what, by property
     * @param to null when the brokers do not tell what holds then
     */
    static Risk of(
            ObservedTopic topic, Map<String, String> after, String key, @Nullable String from, @Nullable String to) {
        if (to != null && to.equals(from)) {
            return Risk.SAFE;
        }
        return switch (key) {
            case "retention.ms", "retention.bytes" ->
                isDeleting(topic, after) && isLess(key, to, from) ? Risk.DESTRUCTIVE : Risk.SAFE;
            case "cleanup.policy" -> Risk.DESTRUCTIVE;
            case "max.message.bytes" -> isLess(key, to, from) ? Risk.DESTRUCTIVE : Risk.SAFE;
            case "min.insync.replicas" -> inSync(topic, after, from, to);
            case "unclean.leader.election.enable" -> "true".equals(to) ? Risk.CAUTION : Risk.SAFE;
            case "delete.retention.ms", "message.timestamp.type" -> Risk.CAUTION;
            default -> Risk.SAFE;
        };
    }

    /** What the change does, for people; empty for what is safe. */
    static String remark(String key, Risk risk) {
        if (risk == Risk.SAFE) {
            return "";
        }
        return switch (key) {
            case "retention.ms" -> "records that are older are deleted";
            case "retention.bytes" -> "the oldest records of each partition beyond it are deleted";
            case "cleanup.policy" -> "records that are there already are treated by the new policy too";
            case "max.message.bytes" -> "larger records are refused from then on";
            case "min.insync.replicas" ->
                risk == Risk.DESTRUCTIVE
                        ? "fewer copies are in sync now: writes with acks=all stop"
                        : "acknowledged writes are on fewer copies";
            case "unclean.leader.election.enable" -> "a copy that lags may become leader, and records are lost then";
            case "delete.retention.ms" -> "readers have another time to see a deletion";
            default -> "timestamps mean something else from then on";
        };
    }

    /** A demand for more waits for copies that are on the plan too. */
    private static Risk inSync(
            ObservedTopic topic, Map<String, String> after, @Nullable String from, @Nullable String to) {
        if (isLess("min.insync.replicas", to, from)) {
            return Risk.CAUTION;
        }
        String copies = after.get(TopicComparison.REPLICATION_FACTOR);
        int live = copies != null
                ? Integer.parseInt(copies)
                : topic.description().partitions().stream()
                        .mapToInt(info -> info.isr().size())
                        .min()
                        .orElse(0);
        return to != null && NUMBER.matcher(to).matches() && Long.parseLong(to) > live ? Risk.DESTRUCTIVE : Risk.SAFE;
    }

    /** Bounds mean nothing to a topic that is only compacted. */
    private static boolean isDeleting(ObservedTopic topic, Map<String, String> after) {
        String wanted = after.get("cleanup.policy");
        ConfigEntry entry = topic.config().get("cleanup.policy");
        String policy = wanted != null || entry == null ? wanted : entry.value();
        return policy == null || policy.contains("delete");
    }

    /** Not to know is as bad as less. */
    private static boolean isLess(String key, @Nullable String to, @Nullable String from) {
        if (to == null
                || from == null
                || !NUMBER.matcher(to).matches()
                || !NUMBER.matcher(from).matches()) {
            return true;
        }
        return bound(key, to) < bound(key, from);
    }

    private static long bound(String key, String value) {
        long number = Long.parseLong(value);
        return number < 0 && UNBOUNDED.contains(key) ? Long.MAX_VALUE : number;
    }
}
