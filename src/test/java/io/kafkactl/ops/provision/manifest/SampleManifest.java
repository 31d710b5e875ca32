package io.kafkactl.ops.provision.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A manifest that uses every field, and ways to write others. */
public final class SampleManifest {
    public static final String POLICY = """
            apiVersion: kafkactl/v1
            kind: TopicPolicy
            metadata: {name: trading}
            naming:
              convention: domain-entity-event-version
              segments: {domain: {oneOf: [market, orders, risk, audit]}}
              companions: {retry: ".retry-{n}", dlq: ".dlq"}
            scope: {prefixes: [market., orders., risk., audit.]}
            ignore: ["*-changelog", "*-repartition", "_*", "*.replication.throttled.replicas"]
            defaults: {replicationFactor: 3, config: {min.insync.replicas: 2}}
            presets:
              ticks-long: {extends: price-ticks, retention: 3d}
            rules:
              partitions: {min: 3, max: 48}
              retention: {max: 90d}
              config:
                unclean.leader.election.enable: {const: false}
                max.message.bytes: {max: 5MiB}
            environments:
              dev:
                clusterId: abc
                replicationFactor: 1
                config: {min.insync.replicas: 1}
                rules: {partitions: {max: 6}}
              prod: {clusterId: xyz, context: production, protect: true, prune: deny, rules: {replicationFactor: {min: 3}}}
            lint:
              ignore: [{rule: N012, glob: "market.test.*", reason: renamed soon, until: 2099-01-01}]
            """;

    public static final String TOPICS = """
            apiVersion: kafkactl/v1
            kind: Topics
            metadata: {owner: team-market, contact: "#market-data"}
            topics:
              - name: market.stock.price-update.v1
                preset: price-ticks
                description: Last traded price per symbol
                key: {type: string, meaning: symbol}
                throughput: {rate: 8000/s, avgBytes: 500}
                consumers: 6
                partitions: 12
                config: {max.message.bytes: 1MiB}
                unset: [segment.ms]
                managedConfig: declared
                companions: {retry: {count: 3, retention: 3d}, dlq: {retention: 30d}}
                schemas:
                  value: {file: schemas/price.avsc, subject: TopicNameStrategy, compatibility: BACKWARD_TRANSITIVE}
                env: {dev: {partitions: 3}}
                deleteProtection: true
                replaces: null
                lint: {ignore: [{rule: C012, reason: consumers follow, until: 2099-01-01}]}
              - name: audit.order.decision.v1
                preset: audit
                classification: pii
                producerCompression: gzip
                deprecated: {until: 2027-01-01, reason: v2 has the reasons}
            """;

    public static final String SMALLEST = """
            apiVersion: kafkactl/v1
            kind: Topics
            topics:
              - name: pay.order.placed.v1
                partitions: 3
                config: {retention.ms: 1d}
            """;

    private SampleManifest() {}

    /** A document of kind Topics with these lines as its list. */
    public static String topics(String... items) {
        return "apiVersion: kafkactl/v1\nkind: Topics\ntopics:\n" + String.join("\n", items) + "\n";
    }

    /** A file with that text. */
    public static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a folder holds; fails when anything is wrong with it. */
    public static Manifest read(Path... paths) {
        ManifestReader.Reading reading = ManifestReader.read(List.of(paths));
        if (!reading.errors().isEmpty()) {
            throw new AssertionError(reading.errors().toString());
        }
        return reading.manifest();
    }
}
