package io.kafkactl.output;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of one partition, one after the other; a thread that takes the partition over may go on with them. */
final class PartitionFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final String stem;
    private final FileLayout layout;
    private final RecordEncoding encoding;
    private final ByteBuilder encoded = new ByteBuilder();
    private final List<WrittenFile> written = new ArrayList<>();
    private @Nullable RecordSink encoder;
    private @Nullable Open open;

    PartitionFile(Path folder, String stem, FileLayout layout, RecordEncoding encoding) {
        this.folder = folder;
        this.stem = stem;
        this.layout = layout;
        this.encoding = encoding;
    }

    /** Returns how many bytes the record took, before compression. */
    synchronized int accept(KafkaRecord record) throws IOException {
        encoded.clear();
        RecordSink sink = encoder;
        if (sink == null) {
            sink = encoding.open(encoded);
            encoder = sink;
        }
        sink.accept(record);
        sink.flush();
        int length = encoded.length();
        if (length == 0) {
            return 0;
        }
        Open file = open;
        if (file != null && layout.rotateBytes() > 0 && file.bytes + length > layout.rotateBytes()) {
            close();
            file = null;
        }
        if (file == null) {
            file = new Open(folder.resolve(layout.name(stem, written.size() + 1)));
            open = file;
        }
        file.write(encoded);
        return length;
    }

    synchronized void flush() throws IOException {
        if (open != null) {
            open.out.flush();
        }
    }

    /** Completes the file and has it stored; the next record would begin another. */
    synchronized void close() throws IOException {
        Open file = open;
        if (file != null) {
            open = null;
            file.close();
            written.add(new WrittenFile(file.path, file.records, file.bytes));
        }
    }

    synchronized List<WrittenFile> written() {
        return List.copyOf(written);
    }

    /** The file being written. */
    private final class Open {
        private final Path path;
        private final FileOutputStream file;
        private final OutputStream out;
        private long records;
        private long bytes;

        Open(Path path) throws IOException {
            this.path = path;
            Files.createDirectories(folder);
            try {
                Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                throw new KafkactlException(
                        ExitCode.REFUSED,
                        "FILE_EXISTS",
                        "'" + path + "' is there already; it is left as it is",
                        null,
                        e);
            }
            // Not a channel: that one closes under the thread's feet when the thread is interrupted.
            file = new FileOutputStream(path.toFile());
            out = layout.gzip()
                    ? new GZIPOutputStream(new BufferedOutputStream(file, BUFFER_BYTES), BUFFER_BYTES, true)
                    : new BufferedOutputStream(file, BUFFER_BYTES);
            ByteBuilder heading = new ByteBuilder();
            encoding.heading(heading);
            bytes = heading.length();
            heading.moveTo(out);
        }

        void write(ByteBuilder record) throws IOException {
            bytes += record.length();
            record.moveTo(out);
            records++;
        }

        void close() throws IOException {
            try (OutputStream closing = out) {
                if (closing instanceof GZIPOutputStream gzip) {
                    gzip.finish();
                }
                closing.flush();
                file.getFD().sync();
            }
        }
    }
}
