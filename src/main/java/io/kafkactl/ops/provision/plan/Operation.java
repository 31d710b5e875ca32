package io.kafkactl.ops.provision.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has to be done to a topic.
 *
 * @param property the setting, {@code partitions} or {@code replication.factor}; {@code topic} for the topic as a whole
 * @param from null where there is nothing yet
 * @param to null for nothing, and for the brokers' default where they do not tell it
 * @param loss null for what loses nothing
 * @param remarks what else it does, a line each
 * @param flag the option without which it is refused; null where it needs none
 */
public record Operation(
        Action action,
        String property,
        @Nullable String from,
        @Nullable String to,
        Risk risk,
        @Nullable Loss loss,
        List<String> remarks,
        @Nullable String flag) {
    public static final String TOPIC = "topic";
    public static final String ALLOW_DESTRUCTIVE = "--allow-destructive";
    public static final String ALLOW_PARTITION_INCREASE = "--allow-partition-increase";
    public static final String PRUNE = "--prune";

    static Operation of(Action action, String property, @Nullable String from, @Nullable String to, Risk risk) {
        return new Operation(
                action, property, from, to, risk, null, List.of(), risk == Risk.DESTRUCTIVE ? ALLOW_DESTRUCTIVE : null);
    }

    Operation losing(@Nullable Loss value) {
        return new Operation(action, property, from, to, risk, value, remarks, flag);
    }

    Operation remarking(List<String> lines, @Nullable String needed) {
        return new Operation(action, property, from, to, risk, loss, lines, needed);
    }

    public Optional<String> requiredFlag() {
        return Optional.ofNullable(flag);
    }
}
