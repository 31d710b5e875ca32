package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.edit.CollectedValues;
import io.kafkactl.ops.dlq.redrive.Joining;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedrivePlanner;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.SavedPlan;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.ops.dlq.select.RememberedSelection;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.Sha256;
import io.kafkactl.record.schema.SchemaValues;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a redrive in as many steps as the user has a word in it: a saved plan, foreign targets, an editor. */
final class RedrivePlanning {
    private final DlqRedriveCommand command;
    private final Invocation invocation;
    private final Connection connection;
    private final RedriveTarget target;
    private final RedrivePlanner planner;
    private final @Nullable SchemaValues schemas;
    private String decided = "";

    RedrivePlanning(DlqRedriveCommand command, Invocation invocation, Connection connection, RedriveTarget target) {
        var context = invocation.context();
        this.command = command;
        this.invocation = invocation;
        this.connection = connection;
        this.schemas = connection.hasRegistry() ? new SchemaValues(connection::registry, invocation::warn) : null;
        this.target = target;
        this.planner = new RedrivePlanner(
                connection, target.connection(), context.clock(), context.cancellation(), invocation::note);
    }

    /**
     * The plan to show, or to carry out.
     *
     * @param saved null for a new one
     * @param asks whether the user may be asked for targets
     */
    RedrivePlan plan(@Nullable SavedPlan saved, boolean asks) throws InterruptedException {
        ValueEdit edit = command.edits.edit(invocation.context().cancellation(), schemas);
        decided = saved == null ? String.join("\n", PlanDecisions.text(command.spec)) : saved.hash();
        if (command.run.join && saved == null && command.selection.limit != null) {
            throw KafkactlException.usage(
                    "--limit is for one process: each that joins would take as many",
                    "--save-plan with --limit, then --join --plan in each process");
        }
        if (saved != null) {
            RedrivePlan plan = plan(request(dlq -> saved.selection(), edit));
            long settled = saved.requireSame(plan);
            if (settled > 0) {
                invocation.note(Counted.of(settled, "dead letter") + " of the saved plan settled since, left out");
            }
            return plan;
        }
        RedrivePlan plan = plan(request(this::selection, edit));
        if (asks && !command.run.join && askForTargets(plan)) {
            plan = plan(request(this::selection, edit));
        }
        return edit instanceof CollectedValues values ? edited(plan, values) : plan;
    }

    /** Selected anew for each plan, because a limit counts what one plan took; remembered for the one after an edit. */
    private Selection selection(DlqTopic dlq) {
        Selection selection = command.selection.selection(invocation, connection, dlq);
        return command.edits.byHand ? new RememberedSelection(selection) : selection;
    }

    /** The plan for the same dead letters with the values that the user makes of them. */
    private RedrivePlan edited(RedrivePlan plan, CollectedValues values) throws InterruptedException {
        List<KafkaRecord> records = values.at(plan.selected());
        if (records.isEmpty()) {
            return plan;
        }
        ValueEdit edit = new HandEdit(invocation, command.consent, command.edits.allowKeyChange, schemas).of(records);
        Selection same = ((RememberedSelection) plan.request().selection()).again();
        return plan(request(dlq -> same, edit));
    }

    private RedrivePlan plan(RedriveRequest request) {
        return ScanNotices.progress(invocation, planner.meter()).during(() -> planner.plan(request));
    }

    /** Targets that only a word of the user's permits are asked for in a terminal, one by one. */
    private boolean askForTargets(RedrivePlan plan) {
        boolean allowed = false;
        for (String target : plan.targetsToAllow()) {
            if (command.consent.agrees("Dead letters name the target '" + SafeText.oneLine(target)
                    + "', which is not derived from '" + command.topic + "'. Allow it")) {
                allowed |= command.routing.allow(target);
            }
        }
        return allowed;
    }

    private RedriveRequest request(Function<DlqTopic, Selection> wanted, @Nullable ValueEdit edit) {
        DlqTopic dlq = new DlqCatalog(connection).get(command.topic, command.format.source());
        return new RedriveRequest(
                        dlq,
                        command.format.name(),
                        wanted.apply(dlq),
                        command.routing.rules(dlq.redriveLimit(), command.headers.rules(), edit),
                        command.run.rules(invocation.context()).joining(command.run.join ? joining(dlq) : null))
                .to(target.cluster());
    }

    /** Only processes that were asked for the same may share: each must know what the others leave to it. */
    private Joining joining(DlqTopic dlq) {
        String asked = dlq.topicId() + "\n" + decided;
        return Joining.of(
                Joining.PREFIX + dlq.name() + "-"
                        + Sha256.hex(asked.getBytes(UTF_8)).substring(0, 8),
                command.files.plan != null);
    }
}
