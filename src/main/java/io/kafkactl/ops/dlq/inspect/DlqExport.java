package io.kafkactl.ops.dlq.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.select.ProvenanceJson;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.KafkaRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes dead letters as they stand in their topic, one JSON line each, in the order of partitions and offsets. */
public final class DlqExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The end of a line of the record format, between whose brackets more fields go. */
    private static final int END = "}\n".length();

    private final DlqScan scan;

    public DlqExport(DlqScan scan) {
        this.scan = scan;
    }

    /**
     * Writes the selected ones and flushes; returns how many.
     *
     * @param provenance adds a field {@code deadLetter}, which the record format itself does not have
     */
    public long write(Selection selection, boolean settledToo, boolean provenance, OutputStream out)
            throws IOException {
        Lines lines = new Lines(out, provenance);
        try {
            scan.runInOrder(
                    selection,
                    settledToo,
                    (record, letter, settled) -> lines.add(KafkaRecord.of(record), letter, settled));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            out.flush();
        }
        return lines.count;
    }

    private static final class Lines {
        private final OutputStream out;
        private final boolean provenance;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final JsonLinesWriter writer = new JsonLinesWriter(line);
        private long count;

        Lines(OutputStream out, boolean provenance) {
            this.out = out;
            this.provenance = provenance;
        }

        void add(KafkaRecord record, @Nullable DeadLetter letter, boolean settled) {
            try {
                line.reset();
                writer.accept(record);
                if (provenance) {
                    byte[] plain = line.toByteArray();
                    out.write(plain, 0, plain.length - END);
                    out.write((",\"deadLetter\":" + JSON.writeValueAsString(describe(letter, settled)) + "}\n")
                            .getBytes(UTF_8));
                } else {
                    line.writeTo(out);
                }
                count++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ObjectNode describe(@Nullable DeadLetter letter, boolean settled) {
            ObjectNode json = JSON.createObjectNode();
            if (letter != null) {
                ProvenanceJson.put(letter, json);
            } else {
                json.putNull("format");
            }
            return json.put("settled", settled);
        }
    }
}
