package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.Candidate;
import io.kafkactl.ops.schema.CheckResult;
import io.kafkactl.ops.schema.SchemaRegistration;
import io.kafkactl.ops.schema.SchemaRegistration.Registered;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema register}. */
@Command(
        name = "register",
        header = "Register the next version of a subject.",
        description = {
            "A schema that is there already is reported as unchanged. One that the subject's level forbids is refused "
                    + "with exit 3 and the causes.",
            "",
            "--allow-incompatible sets the subject's level to NONE, registers, and puts the level back. It asks first."
        },
        footer = {
            "  kafkactl schema register market.stock.price-update.v1-value price.avsc",
            "  kafkactl schema register orders-value order.proto --reference money.proto=money@1",
            "  kafkactl schema register orders-value order.json --dry-run"
        })
final class SchemaRegisterCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject that gets the version.")
    String subject = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The schema: *.avsc, *.proto or *.json.")
    Path file;

    @Mixin
    CandidateOptions schema;

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            description = "A property that the registry keeps with the schema, and that schema get finds it by; may be "
                    + "repeated.")
    Map<String, String> metadata = new LinkedHashMap<>();

    @Option(names = "--allow-incompatible", description = "Register it even if the subject's level forbids it.")
    boolean allowIncompatible;

    @Option(names = "--dry-run", description = "Only check; register nothing.")
    boolean dryRun;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    SchemaRegisterCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.REGISTERED);
    }

    @Override
    public Integer call() {
        Candidate candidate = schema.candidate(file).with(metadata);
        try (Connection connection = invocation.connectToRegistry()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            SchemaRegistration registration = new SchemaRegistration(registry.view(connection), subject, candidate);
            Registered result = registration.existing().orElseGet(() -> register(connection, registration));
            return invocation
                    .print(output.format(), SchemaRows.REGISTERED, List.of(result))
                    .code();
        }
    }

    private Registered register(Connection connection, SchemaRegistration registration) {
        Optional<CheckResult> check = registration.check();
        check.ifPresent(result -> result.remarks().forEach(remark -> invocation.warn(SafeText.oneLine(remark))));
        boolean refused = check.isPresent() && !check.get().compatible();
        if (refused && !allowIncompatible) {
            registration.requireCompatible(check.get());
        }
        if (dryRun) {
            return registration.rehearse();
        }
        if (!refused) {
            return registration.register();
        }
        consent.requireForRegistry(
                connection.settings(),
                registration.consequences(check.get()),
                "register an incompatible schema for subject '" + subject + "'");
        return registration.registerUnchecked(check.get().level());
    }
}
