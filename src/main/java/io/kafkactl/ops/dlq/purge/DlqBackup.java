package io.kafkactl.ops.dlq.purge;

import io.kafkactl.client.Connection;
import io.kafkactl.config.GivenFile;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes dead letters as JSON lines into a file that did not exist, down to the disk; all of them or no file. */
final class DlqBackup {
    private final Connection connection;
    private final Cancellation cancellation;
    private final ReadMeter meter;

    DlqBackup(Connection connection, Cancellation cancellation, ReadMeter meter) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.meter = meter;
    }

    /** Returns how many records it wrote; exit 8 for a file that exists, exit 1 for one that cannot be written. */
    long write(Path file, String topic, List<PurgedPartition> partitions) {
        Map<TopicPartition, OffsetRange> parts = new HashMap<>();
        partitions.forEach(each ->
                parts.put(new TopicPartition(topic, each.partition()), new OffsetRange(each.from(), each.to())));
        boolean complete = false;
        try (FileChannel channel = open(file)) {
            long records = copy(parts, channel);
            channel.force(true);
            complete = true;
            forceDirectory(file);
            return records;
        } catch (IOException e) {
            throw KafkactlException.failure(
                    "BACKUP_FILE", "cannot write the backup '" + file + "': " + e + "; nothing was removed", e);
        } finally {
            if (!complete) {
                delete(file);
            }
        }
    }

    /** Exit 4 when its folder is missing, exit 8 for a file that exists: it may be the only copy of what an earlier purge removed. */
    static void requireAbsent(Path file) {
        GivenFile.requireFolder("--backup", file);
        if (Files.exists(file)) {
            throw exists(file);
        }
    }

    private static KafkactlException exists(Path file) {
        return KafkactlException.refused(
                "FILE_EXISTS",
                "the backup file '" + file + "' exists already",
                "--backup names another; nothing was removed");
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    private long copy(Map<TopicPartition, OffsetRange> parts, FileChannel channel) throws IOException {
        long records = 0;
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        JsonLinesWriter lines = new JsonLinesWriter(out);
        meter.expect(parts.values().stream().mapToLong(OffsetRange::size).sum());
        try (RangeReader reader = DlqSnapshot.take(connection, parts.keySet(), cancellation)
                .reader(parts)
                .counting(meter)) {
            while (!reader.finished()) {
                if (cancellation.isCancelled()) {
                    throw KafkactlException.interrupted("interrupted during the backup, nothing was removed", null);
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    lines.accept(KafkaRecord.of(record));
                    records++;
                }
            }
        }
        lines.flush();
        return records;
    }

    /** A file is safe only when its name is; some file systems do not let a directory be opened. */
    private static void forceDirectory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // The file itself is on the disk.
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What is left says by its size that it is not whole.
        }
    }
}
