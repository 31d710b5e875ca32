package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.RoutingRules;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.DeadLetters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static List<String> lines(RedriveGroup... groups) {
        DlqTopic dlq = DlqTopic.of("orders.dlq", org.apache.kafka.common.Uuid.ONE_UUID, 1, "orders");
        RedriveRequest request = new RedriveRequest(
                dlq, null, Selection.ALL, RoutingRules.DEFAULT, new RunRules("run-7", "ann@host", "", false));
        return PlanText.lines(new RedrivePlan(
                request,
                DeadLetters.FORMATS.byId("envelope"),
                Map.of(),
                Map.of(),
                List.of(groups),
                2,
                3,
                4,
                9,
                6,
                "journal",
                null,
                false));
    }

    @Test
    void saysEverythingThatTheUserAgreesTo() {
        assertThat(lines(
                        new RedriveGroup("orders", null, 7, "0:3", null),
                        new RedriveGroup("payments", PendingReason.TARGET_NOT_ALLOWED, 1, "0:5", null)))
                .containsExactly(
                        "plan for 'orders.dlq', dead-letter format envelope",
                        "  7 to redrive into 'orders'",
                        "  1 stay pending: target is not derived from the dead-letter topic; --allow-target permits it"
                                + " (target 'payments'), first 0:5",
                        "  9 offsets were settled by earlier runs",
                        "  6 offsets lie behind an open transaction on the dead-letter topic, for a later run",
                        "  a transaction is open on the journal: more may be settled already, which is read again "
                                + "before anything is sent",
                        "  2 values are read again from the source topic, at exactly their offset",
                        "  3 values are RE-ENCODED: the source record is gone, and the bytes may differ from it",
                        "  4 timestamps are replaced by the present time (older than half the target's retention, or "
                                + "outside its bounds); the original goes into a header",
                        "  journal topic 'journal' will be created",
                        "  exactly once for read_committed readers of the target; read_uncommitted readers (the "
                                + "consumer default) may also see records of a batch that a crash aborted");
    }

    /** Whoever can write to a dead-letter topic must not be able to rewrite the plan on the screen. */
    @Test
    void aTargetCannotMoveTheCursor() {
        assertThat(lines(new RedriveGroup("a\r\u001b[1A7 to redrive", PendingReason.TARGET_MISSING, 1, "0:5", null)))
                .contains("  1 stay pending: target does not exist, and none is ever created "
                        + "(target 'a\\r\\u001b[1A7 to redrive'), first 0:5");
    }
}
