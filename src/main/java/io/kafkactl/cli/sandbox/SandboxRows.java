package io.kafkactl.cli.sandbox;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.output.RowModel;
import io.kafkactl.sandbox.SandboxStatus;

/** The columns of a sandbox. */
final class SandboxRows {
    static final RowModel<SandboxStatus> MODEL = new RowModel<SandboxStatus>("SandboxList")
            .list()
            .text("NAME", "name", SandboxStatus::name)
            .text("STATE", "state", SandboxStatus::condition)
            .number("BROKERS", "brokers", SandboxStatus::brokers)
            .text("BOOTSTRAP", "bootstrapServers", SandboxStatus::bootstrapServers)
            .text("REGISTRY", "schemaRegistry", SandboxStatus::schemaRegistry)
            .column("PIDS", "pids", listOf(INTEGER), SandboxStatus::pids)
            .text("DATA", "data", SandboxStatus::folder)
            .wide("EPHEMERAL", "ephemeral", FLAG, SandboxStatus::ephemeral)
            .wide("CLUSTER-ID", "clusterId", TEXT, SandboxStatus::clusterId);

    private SandboxRows() {}
}
