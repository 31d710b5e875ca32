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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows to stdout in the chosen format; the same row model feeds every format. */
public final class Printer {
    private static final String API_VERSION = "kafkactl/v1";
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final OutputFormat format;
    private final OutputStream out;

    public Printer(OutputFormat format, OutputStream out) {
        this.format = format;
        this.out = out;
    }

    /** Under {@code json} the errors stand in the document; under the others they belong on stderr. */
    public <T> void print(RowModel<T> model, List<T> rows, List<ItemError> errors) {
        try {
            switch (format) {
                case TABLE -> table(model, rows);
                case JSON -> document(model, rows, errors);
                case JSONL -> lines(model, rows);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void table(RowModel<T> model, List<T> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            TableRenderer.render(model, rows, writer);
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

    private <T> void document(RowModel<T> model, List<T> rows, List<ItemError> errors) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, UTF_8))) {
            json.setPrettyPrinter(pretty());
            json.writeStartObject();
            json.writeStringField("apiVersion", API_VERSION);
            json.writeStringField("kind", model.kind());
            json.writeArrayFieldStart("items");
            for (T row : rows) {
                JsonValue.write(json, model.fields(row));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("errors");
            for (ItemError error : errors) {
                JsonValue.write(json, ErrorLine.fields(error));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
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
