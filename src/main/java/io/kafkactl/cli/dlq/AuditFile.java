package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.SettledRecord;
import io.kafkactl.output.Printer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON line for each dead letter that a run settles, written when its transaction is committed; a file grows. */
final class AuditFile implements AutoCloseable {
    private final Path path;
    private final @Nullable String cluster;
    private final BufferedWriter out;

    private AuditFile(Path path, @Nullable String cluster, BufferedWriter out) {
        this.path = path;
        this.cluster = cluster;
        this.out = out;
    }

    /**
     * Exit 1 when it cannot be written, before anything is sent.
     *
     * @param cluster id of the targets' where it is another one, else null
     */
    static AuditFile open(Path path, @Nullable String cluster) {
        try {
            return new AuditFile(
                    path,
                    cluster,
                    Files.newBufferedWriter(path, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw KafkactlException.failure("AUDIT_FILE", "cannot write the audit file '" + path + "': " + e, e);
        }
    }

    synchronized void add(List<SettledRecord> records, String operator, String reason) {
        try {
            for (SettledRecord record : records) {
                out.write(Printer.line(fields(record, operator, reason)));
                out.newLine();
            }
            out.flush();
        } catch (IOException e) {
            throw KafkactlException.failure(
                    "AUDIT_FILE",
                    "cannot write the audit file '" + path + "': " + e + "; the journal has what it lacks",
                    e);
        }
    }

    private Map<String, @Nullable Object> fields(SettledRecord record, String operator, String reason) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("time", record.time().toString());
        fields.put("run", record.run());
        fields.put("action", record.outcome().action());
        fields.put("dlq", record.dlq());
        fields.put("partition", record.partition());
        fields.put("offset", record.offset());
        fields.put("targetTopic", record.targetTopic());
        fields.put("targetPartition", record.targetPartition());
        fields.put("targetOffset", record.targetOffset());
        if (cluster != null) {
            fields.put("targetCluster", cluster);
        }
        fields.put("operator", operator);
        fields.put("reason", reason);
        return fields;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
