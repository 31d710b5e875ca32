package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.output.PartitionFiles;
import io.kafkactl.output.WrittenFile;
import io.kafkactl.record.RecordEncoding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where records go: to stdout, or to files that are completed and named at the end, however that came. */
final class Destination implements AutoCloseable {
    private static final int NAMED = 20;

    private final RecordEncoding encoding;
    private final @Nullable PartitionFiles files;
    private final Invocation invocation;

    Destination(RecordEncoding encoding, @Nullable PartitionFiles files, Invocation invocation) {
        this.encoding = encoding;
        this.files = files;
        this.invocation = invocation;
    }

    RecordEncoding encoding() {
        return encoding;
    }

    @Override
    public void close() throws IOException {
        if (files == null) {
            return;
        }
        try (files) {
            // Closed before they are counted, and counted even when one of them cannot be completed.
        } finally {
            name(files.written());
        }
    }

    private void name(List<WrittenFile> written) {
        for (WrittenFile file : written.subList(0, Math.min(NAMED, written.size()))) {
            invocation.note("wrote " + file.path() + ": " + records(file.records()) + ", " + file.bytes() + " bytes");
        }
        if (written.size() > NAMED) {
            invocation.note("and " + (written.size() - NAMED) + " more files");
        }
        if (written.isEmpty()) {
            invocation.note("no record, so no file");
        }
    }

    private static String records(long count) {
        return count + (count == 1 ? " record" : " records");
    }
}
