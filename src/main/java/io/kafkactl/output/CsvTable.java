package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Rows as comma-separated values under the names that JSON gives them; unknown is empty. */
public final class CsvTable {
    private static final CsvFactory CSV = new CsvFactory();

    private CsvTable() {}

    public static <T> void write(RowModel<T> model, List<T> rows, OutputStream out) {
        List<RowModel.Column<T>> columns =
                model.columns().stream().filter(c -> c.field() != null).toList();
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.forEach(column -> schema.addColumn(String.valueOf(column.field())));
        try (CsvGenerator csv = CSV.createGenerator(new OutputStreamWriter(out, UTF_8))) {
            csv.disable(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            csv.setSchema(schema.build().withHeader());
            if (rows.isEmpty()) {
                out.write((String.join(
                                        ",",
                                        columns.stream()
                                                .map(c -> String.valueOf(c.field()))
                                                .toList()) + "\n")
                        .getBytes(UTF_8));
            }
            for (T row : rows) {
                csv.writeStartObject();
                for (RowModel.Column<T> column : columns) {
                    Object value = column.value().apply(row);
                    csv.writeStringField(String.valueOf(column.field()), value == null ? null : value.toString());
                }
                csv.writeEndObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
