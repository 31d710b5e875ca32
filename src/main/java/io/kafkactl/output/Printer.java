package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.kafkactl.error.ItemError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows to stdout in the chosen format; the same row model feeds every format. */
public final class Printer {
    static final String API_VERSION = "kafkactl/v1";
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final OutputFormat format;
    private final OutputStream out;
    private final int room;

    public Printer(OutputFormat format, OutputStream out) {
        this(format, out, 0);
    }

    /** Fits tables into {@code room} columns of a terminal, where that is not 0; a wide table is never cut. */
    public Printer(OutputFormat format, OutputStream out, int room) {
        this.format = format;
        this.out = out;
        this.room = room;
    }

    /** In a document the errors stand beside the rows; under the other formats they belong on stderr. */
    public <T> void print(RowModel<T> model, List<T> rows, List<ItemError> errors) {
        try {
            switch (format) {
                case TABLE -> table(model, rows, false);
                case WIDE -> table(model, rows, true);
                case JSON -> {
                    try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, UTF_8))) {
                        json.setPrettyPrinter(pretty());
                        document(json, model, rows, errors);
                        json.writeRaw('\n');
                    }
                }
                case YAML -> {
                    try (JsonGenerator yaml = YamlText.generator(out)) {
                        document(yaml, model, rows, errors);
                    }
                }
                case JSONL -> lines(model, rows);
                case NAME -> names(model, rows);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void table(RowModel<T> model, List<T> rows, boolean wide) throws IOException {
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            TableRenderer.render(model.columns(wide), rows, writer, wide ? 0 : room, model.isList());
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    /** One value as a document of its own. */
    public static String document(Map<String, ? extends @Nullable Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(pretty());
            JsonValue.write(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter pretty() {
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter();
        pretty.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return pretty;
    }

    private static <T> void document(JsonGenerator json, RowModel<T> model, List<T> rows, List<ItemError> errors)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("apiVersion", API_VERSION);
        json.writeStringField("kind", model.kind());
        json.writeFieldName("items");
        json.writeStartArray();
        for (T row : rows) {
            JsonValue.write(json, model.fields(row));
        }
        json.writeEndArray();
        json.writeFieldName("errors");
        json.writeStartArray();
        for (ItemError error : errors) {
            JsonValue.write(json, ErrorLine.fields(error));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Each once, in the order of the rows. */
    private <T> void names(RowModel<T> model, List<T> rows) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (T row : rows) {
            Object name = model.name(row);
            if (name != null && !name.toString().isEmpty()) {
                names.add(SafeText.oneLine(name.toString()));
            }
        }
        for (String name : names) {
            out.write((name + "\n").getBytes(UTF_8));
        }
    }

    private <T> void lines(RowModel<T> model, List<T> rows) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, UTF_8))) {
            json.setRootValueSeparator(null);
            for (T row : rows) {
                JsonValue.write(json, model.fields(row));
                json.writeRaw('\n');
            }
        }
    }

    /** One value as a single line of JSON. */
    public static String line(Map<String, ? extends @Nullable Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            JsonValue.write(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
