package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.NUMBER;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.List;

/** The columns in which {@code topic size} answers. */
final class SizingRows {
    /** One step of the arithmetic. */
    record Step(String name, String arithmetic, int partitions, String note) {}

    static final RowModel<Step> STEPS = new RowModel<Step>("PartitionSizing")
            .text("TERM", "name", Step::name)
            .text("ARITHMETIC", "arithmetic", Step::arithmetic)
            .number("PARTITIONS", "partitions", Step::partitions)
            .text("NOTE", "note", Step::note);

    private static final RowModel<PartitionSizing.Term> TERM = new RowModel<PartitionSizing.Term>("Term")
            .jsonOnly("name", TEXT, PartitionSizing.Term::name)
            .jsonOnly("arithmetic", TEXT, PartitionSizing.Term::arithmetic)
            .jsonOnly("partitions", INTEGER, PartitionSizing.Term::partitions);

    private static final RowModel<PartitionSizing.Band> BAND = new RowModel<PartitionSizing.Band>("Band")
            .jsonOnly("rates", TEXT, PartitionSizing.Band::rates)
            .jsonOnly("low", INTEGER, PartitionSizing.Band::low)
            .jsonOnly("high", INTEGER, PartitionSizing.Band::high);

    static final RowModel<PartitionSizing> DOCUMENT = new RowModel<PartitionSizing>("PartitionSizing")
            .jsonOnly("partitions", INTEGER, PartitionSizing::partitions)
            .jsonOnly("binding", TEXT, PartitionSizing::binding)
            .jsonOnly("rounding", TEXT, PartitionSizing::rounding)
            .jsonOnly("warning", TEXT, PartitionSizing::warning)
            .objects("terms", TERM, PartitionSizing::terms)
            .object("band", BAND, PartitionSizing::band)
            .jsonOnly("rate", NUMBER, sizing -> sizing.request().rate())
            .jsonOnly("averageBytes", INTEGER, sizing -> sizing.request().averageBytes())
            .jsonOnly("consumers", INTEGER, sizing -> sizing.request().consumers())
            .jsonOnly("perPartitionRate", NUMBER, sizing -> sizing.request().perPartitionRate())
            .jsonOnly("perPartitionBytes", INTEGER, sizing -> sizing.request().perPartitionBytes())
            .jsonOnly("brokers", INTEGER, sizing -> sizing.request().brokers());

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
}
