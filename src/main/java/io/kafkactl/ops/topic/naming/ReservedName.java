package io.kafkactl.ops.topic.naming;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that some piece of the platform keeps for topics of its own. */
public final class ReservedName {
    private record Owner(String name, Pattern names) {}

    private static final List<Owner> OWNERS = List.of(
            owner("Kafka", "__.*"),
            owner("the schema registry", "_schemas"),
            owner("Confluent Platform", "_confluent.*"),
            owner("Kafka Connect", "connect-.*"),
            owner("Kafka Streams", ".*-changelog|.*-repartition"),
            owner("MirrorMaker", "heartbeats|mm2-.*|.*\\.(checkpoints|heartbeats)\\.internal"));

    private ReservedName() {}

    private static Owner owner(String name, String pattern) {
        return new Owner(name, Pattern.compile(pattern));
    }

    /** Who keeps the name, if anybody. */
    public static Optional<String> ownerOf(String name) {
        return OWNERS.stream()
                .filter(owner -> owner.names().matcher(name).matches())
                .map(Owner::name)
                .findFirst();
    }
}
