package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.dlq.journal.Settlement;
import io.kafkactl.ops.dlq.runs.RunDetail;
import io.kafkactl.ops.dlq.runs.RunOverview;
import io.kafkactl.ops.dlq.runs.RunStop;
import io.kafkactl.output.RowModel;
import java.util.Locale;

/** How runs are shown. */
final class RunRows {
    static final RowModel<RunOverview> LIST = overview(new RowModel<RunOverview>("DlqRunList").list())
            .tableOnly("FIRST", RunOverview::first)
            .tableOnly("LAST", RunOverview::last)
            .spare()
            .tableOnly("OPERATOR", RunOverview::operator)
            .spare()
            .tableOnly("GROUP", RunOverview::group)
            .tableOnly("TARGETS", run -> run.targets().isEmpty() ? null : String.join(",", run.targets()))
            .tableOnly("REASON", RunOverview::reason);

    static final RowModel<RunOverview> ONE = overview(new RowModel<RunOverview>("DlqRun"))
            .tableOnly("FIRST", RunOverview::first)
            .tableOnly("LAST", RunOverview::last)
            .tableOnly("OPERATOR", RunOverview::operator)
            .tableOnly("GROUP", RunOverview::group)
            .tableOnly("REASON", RunOverview::reason);

    static final RowModel<RunDetail.Settled> SETTLED = new RowModel<RunDetail.Settled>("DlqRunSettled")
            .number("PARTITION", "partition", RunDetail.Settled::partition)
            .text("ACTION", "action", RunDetail.Settled::action)
            .number("RECORDS", "records", RunDetail.Settled::records)
            .text("OFFSETS", "offsets", RunDetail.Settled::offsets);

    static final RowModel<RunDetail.Sent> SENT = new RowModel<RunDetail.Sent>("DlqRunSent")
            .jsonOnly("topic", TEXT, RunDetail.Sent::topic)
            .tableOnly(
                    "TARGET",
                    sent -> sent.cluster() == null ? sent.topic() : sent.topic() + " on cluster " + sent.cluster())
            .number("TARGET-PARTITION", "partition", RunDetail.Sent::partition)
            .text("ACTION", "action", RunDetail.Sent::action)
            .number("RECORDS", "records", RunDetail.Sent::records)
            .number("FIRST-OFFSET", "firstOffset", RunDetail.Sent::firstOffset)
            .number("LAST-OFFSET", "lastOffset", RunDetail.Sent::lastOffset)
            .jsonOnly("cluster", TEXT, RunDetail.Sent::cluster);

    static final RowModel<RunDetail> DOCUMENT = new RowModel<RunDetail>("DlqRun")
            .jsonOnly("run", TEXT, detail -> detail.overview().run())
            .jsonOnly("dlq", TEXT, detail -> detail.overview().dlq())
            .jsonOnly("topicId", TEXT, detail -> detail.overview().topicId())
            .jsonOnly("state", TEXT, detail -> word(detail.overview().state()))
            .jsonOnly("operator", TEXT, detail -> detail.overview().operator())
            .jsonOnly("host", TEXT, detail -> detail.overview().host())
            .jsonOnly("pid", INTEGER, detail -> detail.overview().pid())
            .jsonOnly("group", TEXT, detail -> detail.overview().group())
            .jsonOnly("reason", TEXT, detail -> detail.overview().reason())
            .jsonOnly("first", TIME, detail -> detail.overview().first())
            .jsonOnly("last", TIME, detail -> detail.overview().last())
            .objects("settled", SETTLED, RunDetail::settled)
            .objects("sent", SENT, RunDetail::sent);

    static final RowModel<RunStop.Result> STOP = new RowModel<RunStop.Result>("DlqRunStop")
            .text("RUN", "run", RunStop.Result::run)
            .text("OUTCOME", "outcome", result -> word(result.outcome()))
            .text("STATE", "state", result -> word(result.state()));

    private RunRows() {}

    private static RowModel<RunOverview> overview(RowModel<RunOverview> model) {
        return model.text("RUN", "run", RunOverview::run)
                .text("DLQ", "dlq", RunOverview::dlq)
                .text("STATE", "state", run -> word(run.state()))
                .number("REDRIVEN", "redriven", run -> run.count(Settlement.REDRIVEN))
                .number("DISCARDED", "discarded", run -> run.count(Settlement.DISCARDED))
                .number("PARKED", "parked", run -> run.count(Settlement.PARKED))
                .wide("DUPLICATES", "duplicates", INTEGER, run -> run.count(Settlement.DUPLICATE))
                .wide("TOPIC-ID", "topicId", TEXT, RunOverview::topicId)
                .jsonOnly("first", TIME, RunOverview::first)
                .jsonOnly("last", TIME, RunOverview::last)
                .jsonOnly("operator", TEXT, RunOverview::operator)
                .wide("HOST", "host", TEXT, RunOverview::host)
                .wide("PID", "pid", INTEGER, RunOverview::pid)
                .jsonOnly("group", TEXT, RunOverview::group)
                .jsonOnly("targets", listOf(TEXT), RunOverview::targets)
                .jsonOnly("reason", TEXT, RunOverview::reason);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
