package io.kafkactl.cli.topic;

import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns in which {@code topic size} answers. */
final class SizingRows {
    /** One step of the arithmetic. */
    record Step(String name, String arithmetic, int partitions, String note) {}

    static final RowModel<Step> STEPS = new RowModel<Step>("PartitionSizing")
            .text("TERM", "name", Step::name)
            .text("ARITHMETIC", "arithmetic", Step::arithmetic)
            .number("PARTITIONS", "partitions", Step::partitions)
            .text("NOTE", "note", Step::note);

    static final RowModel<PartitionSizing> DOCUMENT = new RowModel<PartitionSizing>("PartitionSizing")
            .jsonOnly("partitions", PartitionSizing::partitions)
            .jsonOnly("binding", PartitionSizing::binding)
            .jsonOnly("rounding", PartitionSizing::rounding)
            .jsonOnly("warning", PartitionSizing::warning)
            .jsonOnly(
                    "terms",
                    sizing -> sizing.terms().stream().map(SizingRows::fields).toList())
            .jsonOnly("band", sizing -> fields(sizing.band()))
            .jsonOnly("rate", sizing -> sizing.request().rate())
            .jsonOnly("averageBytes", sizing -> sizing.request().averageBytes())
            .jsonOnly("consumers", sizing -> sizing.request().consumers())
            .jsonOnly("perPartitionRate", sizing -> sizing.request().perPartitionRate())
            .jsonOnly("perPartitionBytes", sizing -> sizing.request().perPartitionBytes())
            .jsonOnly("brokers", sizing -> sizing.request().brokers());

    private SizingRows() {}

    static List<Step> steps(PartitionSizing sizing) {
        List<Step> steps = new ArrayList<>();
        sizing.terms().forEach(term -> {
            String note = term.name().equals(sizing.binding()) ? "binding" : "";
            steps.add(new Step(term.name(), term.arithmetic(), term.partitions(), note));
        });
        String rounding = sizing.rounding().isEmpty() ? "not rounded" : sizing.rounding();
        steps.add(new Step("result", rounding, sizing.partitions(), "-p " + sizing.partitions()));
        return steps;
    }

    private static Map<String, @Nullable Object> fields(PartitionSizing.Term term) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", term.name());
        fields.put("arithmetic", term.arithmetic());
        fields.put("partitions", term.partitions());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(PartitionSizing.Band band) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rates", band.rates());
        fields.put("low", band.low());
        fields.put("high", band.high());
        return fields;
    }
}
