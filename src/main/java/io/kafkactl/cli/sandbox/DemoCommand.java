package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.config.ContextStore;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.demo.DemoProof;
import io.kafkactl.ops.dlq.demo.OrderDemo;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import io.kafkactl.sandbox.RunningSandbox;
import io.kafkactl.sandbox.SandboxSpec;
import io.kafkactl.sandbox.Sandboxes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kafkactl sandbox demo}. */
@Command(
        name = "demo",
        header = "See dead letters put back, on a real Kafka, in under a minute.",
        description = {
            "Starts a broker of its own, creates a topic for orders and its two dead-letter topics, produces orders, "
                    + "lets a small application fail on some of them, shows what is in the dead-letter topics, redrives, "
                    + "and proves the outcome by reading the orders back.",
            "The commands it runs are shown, and work the same on any cluster. Nothing is left behind unless --keep "
                    + "is given."
        },
        footer = {"  kafkactl sandbox demo", "  kafkactl sandbox demo --keep"})
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "demo";
    private static final String ORDERS = "shop.order.placed.v1";
    private static final int COUNT = 300;
    private static final RowModel<DemoProof> PROOF = new RowModel<DemoProof>("DemoProof")
            .number("DEAD-LETTERED", "deadLettered", DemoProof::deadLettered)
            .number("BACK-ONCE", "once", DemoProof::once)
            .number("MISSING", "missing", DemoProof::missing)
            .number("TWICE", "twice", DemoProof::twice)
            .number("CHANGED", "changed", DemoProof::changed);

    private final Invocation invocation;

    @Option(names = "--keep", description = "Leave the broker and its topics there to play with.")
    boolean keep;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var context = invocation.context();
        Sandboxes sandboxes = new Sandboxes(Sandboxes.rootOf(context.env()), context.cancellation());
        new ContextStore(context.env()).requireFreeForSandbox(NAME);
        invocation.note("Starting a Kafka broker of its own on this machine ...");
        RunningSandbox sandbox = sandboxes.start(
                SandboxSpec.of(NAME, Sandboxes.installedLibrary()).withEphemeral(true));
        try {
            return play().code();
        } finally {
            if (keep) {
                invocation.note("Kept, as asked: kafkactl -c demo topic list; it ends with: kafkactl sandbox down "
                        + "--name demo");
            } else {
                sandbox.close();
                invocation.note("The broker is stopped and its data is deleted.");
            }
        }
    }

    private ExitCode play() {
        step("A topic for orders, and two dead-letter topics beside it");
        run("topic", "create", ORDERS, ORDERS + ".dlq", ORDERS + ".dead-letter", "-r", "1");
        var context = invocation.context();
        try (var connection = invocation.connect(NAME)) {
            OrderDemo demo = new OrderDemo(connection, ORDERS, context.clock(), context.cancellation());
            step("A shop produces " + COUNT + " orders; the billing application reads them and fails on some");
            demo.produce(COUNT);
            int failed = demo.process();
            invocation.note(failed + " of " + COUNT + " orders failed: a negative quantity goes to .dlq in a JSON "
                    + "envelope, an unknown currency to .dead-letter with headers");
            step("What is in the dead-letter topics, and why");
            run("dlq", "list");
            run("dlq", "inspect", ORDERS + ".dlq", "-n", "5");
            run("dlq", "inspect", ORDERS + ".dead-letter", "-n", "5");
            step("The application is repaired. What would a redrive do? This writes nothing");
            run("dlq", "redrive", ORDERS + ".dlq", "--dry-run");
            step("Put them back");
            run("dlq", "redrive", ORDERS + ".dlq", "--yes", "--reason", "billing accepts returns now");
            run("dlq", "redrive", ORDERS + ".dead-letter", "--yes", "--reason", "exchange rate added");
            run("dlq", "list");
            step("The proof: the orders topic, read back as a read_committed application sees it");
            DemoProof proof = demo.prove();
            invocation.print(OutputFormat.TABLE, PROOF, List.of(proof));
            invocation.note(
                    proof.holds()
                            ? "Every dead letter is back exactly once, with its key, value, partition and headers."
                            : "The demo failed: not every dead letter is back exactly once and unchanged.");
            return proof.holds() ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private void step(String text) {
        invocation.note("");
        invocation.note("== " + text);
    }

    /** As the user would type it, against the demo's broker. */
    private void run(String... command) {
        invocation.note("$ kafkactl -c " + NAME + " "
                + Arrays.stream(command)
                        .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                        .collect(Collectors.joining(" ")));
        int code = invocation.run(NAME, command);
        if (invocation.context().cancellation().isCancelled()) {
            throw KafkactlException.interrupted("interrupted", null);
        }
        if (code != 0) {
            throw KafkactlException.failure(
                    "DEMO_FAILED", "kafkactl " + String.join(" ", command) + " ended with " + code, null);
        }
    }
}
