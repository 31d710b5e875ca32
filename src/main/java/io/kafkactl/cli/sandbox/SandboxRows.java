package io.kafkactl.cli.sandbox;

import io.kafkactl.output.RowModel;
import io.kafkactl.sandbox.SandboxStatus;

/** The columns of a sandbox. */
final class SandboxRows {
    static final RowModel<SandboxStatus> MODEL = new RowModel<SandboxStatus>("SandboxList")
            .text("NAME", "name", SandboxStatus::name)
            .text("STATE", "state", SandboxStatus::condition)
            .number("BROKERS", "brokers", SandboxStatus::brokers)
            .text("BOOTSTRAP", "bootstrapServers", SandboxStatus::bootstrapServers)
            .text("REGISTRY", "schemaRegistry", SandboxStatus::schemaRegistry)
            .text("PIDS", "pids", SandboxStatus::pids)
            .text("DATA", "data", SandboxStatus::folder)
            .jsonOnly("ephemeral", SandboxStatus::ephemeral)
            .jsonOnly("clusterId", SandboxStatus::clusterId);

    private SandboxRows() {}
}
