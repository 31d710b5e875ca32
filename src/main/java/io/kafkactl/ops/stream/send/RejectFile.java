package io.kafkactl.ops.stream.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kafkactl.config.GivenFile;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The refused items as they stood in the input, in a file that can be an input again, and beside it one line of JSON
 * for each that says where it stood and why it was refused. Neither is left behind when nothing was refused.
 */
final class RejectFile implements Closeable {
    private static final String REASONS = ".reasons.jsonl";
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final InputSource.Layout layout;
    private final OutputStream items;
    private final OutputStream reasons;
    private @Nullable Bytes heading;
    private long count;
    private boolean closed;

    private RejectFile(Path file, InputSource.Layout layout) throws IOException {
        this.file = file;
        this.layout = layout;
        this.items = new BufferedOutputStream(Files.newOutputStream(file));
        this.reasons = new BufferedOutputStream(Files.newOutputStream(reasonsOf(file)));
    }

    /** Exit 8 when there is something in the file already: it may be the only copy of what was refused before. */
    static RejectFile create(Path file, InputSource.Layout layout) {
        GivenFile.requireFolder("--reject-file", file);
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                throw KafkactlException.refused(
                        "FILE_EXISTS",
                        "--reject-file '" + file + "' is there already and not empty",
                        "name another, or move it away");
            }
            return new RejectFile(file, layout);
        } catch (IOException e) {
            throw KafkactlException.invalid(
                    "FILE", "cannot write --reject-file '" + file + "': " + e + ", nothing was sent", null);
        }
    }

    static Path reasonsOf(Path file) {
        return Path.of(file + REASONS);
    }

    /** What stands above the items of an input: the names of the columns. */
    synchronized void heading(InputSource source, Bytes line) {
        if (heading != null && !heading.equals(line)) {
            throw KafkactlException.invalid(
                    "COLUMNS_DIFFER",
                    source.title() + " has other columns than the input before it, and one --reject-file cannot hold "
                            + "both",
                    "send them one by one");
        }
        heading = line;
    }

    synchronized void add(InputItem item, KafkactlException reason) throws IOException {
        Bytes raw = item.raw();
        if (raw == null) {
            throw new IllegalStateException("nothing was kept of " + item.place());
        }
        Bytes above = heading;
        if (count == 0 && above != null) {
            items.write(above.array());
            items.write('\n');
        }
        items.write((count == 0 ? layout.before() : layout.between()).getBytes(UTF_8));
        items.write(raw.array());
        items.write(layout.after().getBytes(UTF_8));
        count++;
        // Each one at once: the process may be killed.
        items.flush();
        reasons.write(reason(item, reason));
        reasons.flush();
    }

    private static byte[] reason(InputItem item, KafkactlException reason) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("source", item.source().name());
            json.writeNumberField(item.source().unit(), item.number());
            json.writeStringField("error", reason.error());
            json.writeStringField("message", reason.message());
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    long count() {
        return count;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (items;
                reasons) {
            if (count > 0) {
                items.write(layout.atEnd().getBytes(UTF_8));
            }
        }
        if (count == 0) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(reasonsOf(file));
        }
    }
}
