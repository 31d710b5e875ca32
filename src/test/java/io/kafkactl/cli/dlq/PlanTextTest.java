package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.redrive.CanaryRules;
import io.kafkactl.ops.dlq.redrive.EditSample;
import io.kafkactl.ops.dlq.redrive.Joining;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Pace;
import io.kafkactl.ops.dlq.redrive.Partitioner;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.PlanFacts;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.RoutingRules;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.TargetReader;
import io.kafkactl.ops.dlq.redrive.TargetTopic;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.stream.TopicLimits;
import io.kafkactl.record.Bytes;
import io.kafkactl.testkit.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static List<String> lines(
            RunRules rules, PlanFacts facts, @Nullable List<TargetReader> readers, RedriveGroup... groups) {
        DlqTopic dlq = DlqTopic.of("orders.dlq", Uuid.ONE_UUID, 1, "orders");
        RedriveRequest request = new RedriveRequest(dlq, null, Selection.ALL, RoutingRules.DEFAULT, rules);
        return PlanText.lines(
                new RedrivePlan(
                        request,
                        DeadLetters.FORMATS.byId("envelope"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(groups),
                        facts,
                        Map.of(
                                "orders",
                                new TargetTopic("orders", Uuid.ONE_UUID, 3, TopicLimits.DEFAULT, Partitioner.MURMUR2)),
                        readers,
                        9,
                        6,
                        "journal",
                        null,
                        false),
                NOW);
    }

    private static RunRules plain() {
        return RunRules.of("run-7", "ann@host", "", false);
    }

    @Test
    void saysEverythingThatTheUserAgreesTo() {
        PlanFacts facts = new PlanFacts(
                2,
                3,
                4,
                NOW.minus(Duration.ofHours(5)),
                2,
                true,
                List.of("error_type"),
                List.of("app", "tenant"),
                List.of("traceparent"),
                1,
                List.of(new EditSample("0:3", Bytes.utf8("{\"a\":1}"), Bytes.utf8("{\"a\":2}"))),
                Map.of("billing", 7L),
                NOW.minus(Duration.ofDays(5)),
                NOW.plus(Duration.ofHours(50)));

        assertThat(lines(
                        plain(),
                        facts,
                        List.of(
                                new TargetReader("orders", "audit", GroupType.SHARE, null, false),
                                new TargetReader("orders", "billing", GroupType.CLASSIC, 12L, true)),
                        new RedriveGroup("orders", Outcome.REDRIVEN, null, 7, "0:3", null),
                        new RedriveGroup("orders.parked", Outcome.PARKED, null, 2, "0:9", null),
                        new RedriveGroup("", Outcome.DUPLICATE, null, 1, "0:8", null),
                        new RedriveGroup("payments", null, PendingReason.TARGET_NOT_ALLOWED, 1, "0:5", null)))
                .containsExactly(
                        "plan for 'orders.dlq', dead-letter format envelope",
                        "  7 to redrive into 'orders'",
                        "  2 to park in 'orders.parked', as they are: redriven too often already",
                        "  1 to settle without being sent: duplicates of others, first 0:8",
                        "  1 stay pending: target is not derived from the dead-letter topic; --allow-target permits it"
                                + " (target 'payments'), first 0:5",
                        "  9 offsets were settled by earlier runs",
                        "  6 offsets lie behind an open transaction on the dead-letter topic, for a later run",
                        "  a transaction is open on the journal: more may be settled already, which is read again "
                                + "before anything is sent",
                        "  readers     2 groups will read 'orders' again: billing (FAILED, lag 12), audit (share, lag unknown)",
                        "  readers     no group has offsets on 'orders.parked'",
                        "  values      2 values are read again from the source topic, at exactly their offset",
                        "  values      3 values are RE-ENCODED: the source record is gone or not asked for, and the bytes "
                                + "may differ from it",
                        "  superseded  2 records go although a newer one with the same key is in the target; "
                                + "--superseded skip leaves them",
                        "  partition   by key, as the target's recent records show (murmur2)",
                        "  timestamp   4 are replaced by the present time; the original goes into a header",
                        "  timestamp   kept for the others, the oldest is 5h0m old",
                        "  headers     drop 1 (error_type), keep 2 (app, tenant), move to kafkactl-origin-… 1 "
                                + "(traceparent), mark as redriven",
                        "    0:3 - {\"a\":1}",
                        "        + {\"a\":2}",
                        "  expires     the oldest of them leaves the dead-letter topic in 2d2h",
                        "  journal     topic 'journal' will be created",
                        "  guarantee   exactly once for read_committed readers of the target; read_uncommitted readers "
                                + "(the consumer default) may also see records of a batch that a crash aborted");
    }

    @Test
    void namesNoNumberWhereTheSearchForNewerRecordsFoundNoneBeforeItWasGivenUp() {
        PlanFacts facts = new PlanFacts(
                0, 0, 0, null, 0, false, List.of(), List.of(), List.of(), 0, List.of(), Map.of(), null, null);

        assertThat(lines(plain(), facts, List.of(), new RedriveGroup("orders", Outcome.REDRIVEN, null, 7, "0:3", null)))
                .contains("  superseded  not counted to the end: there may be newer records with the same keys in the "
                        + "target; --superseded skip leaves those that have one")
                .noneMatch(line -> line.contains("at least 0"));
    }

    @Test
    void saysHowTheRunIsHeldBackAndThatNothingIsRemembered() {
        RunRules rules = new RunRules(
                "run-7",
                "ann@host",
                "",
                true,
                true,
                false,
                new Pace(0.5, 100L),
                new CanaryRules(10, Duration.ofSeconds(60), 0.2),
                "billing",
                null);

        assertThat(lines(
                        rules,
                        PlanFacts.NONE,
                        null,
                        new RedriveGroup("orders", Outcome.REDRIVEN, null, 7, "0:3", null)))
                .contains(
                        "  9 offsets were settled by earlier runs; --again sends them AGAIN",
                        "  readers     not known: listing groups is not permitted; every group on the target reads them "
                                + "again",
                        "  pace        at most 0.5 records a second; paused while group 'billing' lags more than 100; "
                                + "first 10 alone, until group 'billing' has read them",
                        "  take over   another run that is alive is fenced",
                        "  journal     NONE: no later run knows what this one has sent, and sends it again");
    }

    @Test
    void saysThatOthersShareThePartitions() {
        Joining joining = new Joining("kafkactl-redrive-orders.dlq-1234abcd", 2, Map.of(0, 10L), false);
        RunRules rules =
                new RunRules("run-7", "ann@host", "", false, false, true, new Pace(50.0, null), null, null, joining);

        assertThat(lines(
                        rules,
                        PlanFacts.NONE,
                        List.of(),
                        new RedriveGroup("orders", Outcome.REDRIVEN, null, 7, "0:3", null)))
                .contains(
                        "  join        shares the partitions with every process that joins with the same options, as group "
                                + "'kafkactl-redrive-orders.dlq-1234abcd'; 2 others are at work, and all of them go up to "
                                + "the ends that the first captured",
                        "              the pace is that of each process, not of all together");
    }

    /** Whoever can write to a dead-letter topic must not be able to rewrite the plan on the screen. */
    @Test
    void aTargetCannotMoveTheCursor() {
        assertThat(lines(
                        plain(),
                        PlanFacts.NONE,
                        List.of(),
                        new RedriveGroup(
                                "a\r\u001b[1A7 to redrive", null, PendingReason.TARGET_MISSING, 1, "0:5", null)))
                .contains("  1 stay pending: target does not exist, and none is ever created "
                        + "(target 'a\\r\\u001b[1A7 to redrive'), first 0:5");
    }
}
