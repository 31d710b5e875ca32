package io.kafkactl.output;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the records of each partition to a file of its own in one folder, and never over a file that is there. */
public final class PartitionFiles implements RecordEncoding, AutoCloseable {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]+");

    private final Path folder;
    private final String topic;
    private final FileLayout layout;
    private final RecordEncoding encoding;
    private final Map<Integer, PartitionFile> files = new ConcurrentSkipListMap<>();

    /** Exit 4 when files cannot be written there, exit 8 when there are some of this topic and kind already. */
    public PartitionFiles(Path folder, String topic, FileLayout layout, RecordEncoding encoding) {
        this.folder = folder;
        this.topic = topic;
        this.layout = layout;
        this.encoding = encoding;
        if (!SAFE.matcher(topic).matches()) {
            throw KafkactlException.invalid("OUTPUT_DIR", "'" + topic + "' cannot be part of a file's name", null);
        }
        checkFolder();
        checkFree();
    }

    private void checkFolder() {
        Path existing = folder.toAbsolutePath();
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw KafkactlException.invalid(
                    "OUTPUT_DIR",
                    "--output-dir '" + folder + "': '" + existing + "' is no directory, nothing was read",
                    null);
        }
        if (!Files.isWritable(existing)) {
            throw KafkactlException.invalid(
                    "OUTPUT_DIR",
                    "--output-dir '" + folder + "': no permission to write to '" + existing + "', nothing was read",
                    null);
        }
    }

    private void checkFree() {
        if (Files.notExists(folder)) {
            return;
        }
        Pattern ours = Pattern.compile(Pattern.quote(topic) + "-\\d+(\\.\\d+)?" + Pattern.quote(layout.suffix()));
        try (Stream<Path> present = Files.list(folder)) {
            present.map(path -> path.getFileName().toString())
                    .filter(name -> ours.matcher(name).matches())
                    .min(String::compareTo)
                    .ifPresent(name -> {
                        throw KafkactlException.refused(
                                "FILE_EXISTS",
                                "'" + folder.resolve(name) + "' is there already, nothing was read",
                                "files are never overwritten: choose another --output-dir or move them away");
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ignored} gets nothing: each partition has its own output. */
    @Override
    public RecordSink open(OutputStream ignored) {
        return new RecordSink() {
            private final Set<PartitionFile> touched = new HashSet<>();
            private long bytes;

            @Override
            public void accept(KafkaRecord record) throws IOException {
                PartitionFile file = files.computeIfAbsent(record.partition(), this::file);
                touched.add(file);
                bytes += file.accept(record);
            }

            private PartitionFile file(int partition) {
                return new PartitionFile(folder, topic + "-" + partition, layout, encoding);
            }

            @Override
            public void flush() throws IOException {
                for (PartitionFile file : touched) {
                    file.flush();
                }
                touched.clear();
            }

            @Override
            public long bytesElsewhere() {
                return bytes;
            }
        };
    }

    /** Completes all files, each even when another fails. */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (PartitionFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** What was completed so far, by partition and age. */
    public List<WrittenFile> written() {
        List<WrittenFile> written = new ArrayList<>();
        files.values().forEach(file -> written.addAll(file.written()));
        return written;
    }
}
