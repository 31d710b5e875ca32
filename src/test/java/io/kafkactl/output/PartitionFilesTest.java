package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartitionFilesTest {
    private static final RecordEncoding TEXT =
            out -> new RecordTextWriter(out, RecordTemplate.VALUE_LINE, RecordDecoding.raw());
    private static final FileLayout PLAIN = new FileLayout("txt", 0, false);

    @TempDir
    Path temp;

    @Test
    void eachPartitionHasItsFileAndEmptyOnesHaveNone() throws IOException {
        Path folder = temp.resolve("new/one");

        List<WrittenFile> written = write(files(folder, PLAIN), record(0, "a"), record(12, "b"), record(0, "c"));

        assertThat(names(folder)).containsExactly("t-0.txt", "t-12.txt");
        assertThat(folder.resolve("t-0.txt")).hasContent("a\nc");
        assertThat(written)
                .containsExactly(
                        new WrittenFile(folder.resolve("t-0.txt"), 2, 4),
                        new WrittenFile(folder.resolve("t-12.txt"), 1, 2));
    }

    @Test
    void anotherFileBeginsBeforeOneGetsTooLarge() throws IOException {
        write(
                files(temp, new FileLayout("txt", 5, false)),
                record(0, "a"),
                record(0, "bb"),
                record(0, "cc"),
                record(0, "longer than a file"),
                record(0, "d"));

        assertThat(names(temp)).containsExactly("t-0.0001.txt", "t-0.0002.txt", "t-0.0003.txt", "t-0.0004.txt");
        assertThat(temp.resolve("t-0.0001.txt")).hasContent("a\nbb");
        assertThat(temp.resolve("t-0.0002.txt")).hasContent("cc");
        assertThat(temp.resolve("t-0.0003.txt")).hasContent("longer than a file");
    }

    @Test
    void eachFileOfATableHasTheHeading() throws IOException {
        write(
                new PartitionFiles(
                        temp, "t", new FileLayout("txt", 1, false), RecordTableWriter.encoding(RecordDecoding.raw())),
                record(0, "a"),
                record(0, "b"));

        assertThat(Files.readAllLines(temp.resolve("t-0.0002.txt")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("PARTITION");
    }

    @Test
    void gzipIsReadableAfterEachFlushAndWholeAfterClosing() throws IOException {
        Path file = temp.resolve("t-0.jsonl.gz");
        PartitionFiles files =
                new PartitionFiles(temp, "t", new FileLayout("jsonl", 0, true), out -> new JsonLinesWriter(out));
        RecordSink sink = files.open(OutputStream.nullOutputStream());
        sink.accept(record(0, "a"));
        sink.flush();

        try (GZIPInputStream open = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] begin = open.readNBytes(12);
            assertThat(new String(begin, UTF_8)).isEqualTo("{\"topic\":\"t\"");
        }
        sink.accept(record(0, "b"));
        files.close();

        try (GZIPInputStream whole = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(whole.readAllBytes(), UTF_8).lines()).hasSize(2);
        }
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        for (String name : List.of("t-7.txt", "t-0.0001.txt")) {
            Path there = Files.writeString(temp.resolve(name), "mine");

            assertThatThrownBy(() -> files(temp, PLAIN))
                    .isInstanceOfSatisfying(
                            KafkactlException.class,
                            e -> assertThat(e.exitCode().code()).isEqualTo(8))
                    .hasMessageContaining(name);
            assertThat(there).hasContent("mine");
            Files.delete(there);
        }
        Files.writeString(temp.resolve("t-0.jsonl"), "another format");
        Files.writeString(temp.resolve("tt-0.txt"), "another topic");
        files(temp, PLAIN).close();
    }

    @Test
    void aFileThatAppearsMeanwhileIsLeftAlone() throws IOException {
        PartitionFiles files = files(temp, PLAIN);
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(temp.resolve("t-0.txt"), elsewhere.resolve("target"));
        RecordSink sink = files.open(OutputStream.nullOutputStream());

        assertThatThrownBy(() -> sink.accept(record(0, "a")))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(8));
        files.close();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsInvalid() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");

        for (Path folder : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> files(folder, PLAIN))
                    .isInstanceOfSatisfying(
                            KafkactlException.class,
                            e -> assertThat(e.exitCode().code()).isEqualTo(4))
                    .hasMessageContaining("is no directory, nothing was read");
        }
        assertThatThrownBy(() -> new PartitionFiles(temp, "../t", PLAIN, TEXT))
                .isInstanceOf(KafkactlException.class)
                .hasMessageContaining("cannot be part of a file's name");
    }

    @Test
    void recordsLeftOutByTheEncodingMakeNoFile() throws IOException {
        RecordEncoding nothing = out -> new RecordTextWriter(out, RecordTemplate.parse(""), RecordDecoding.raw());

        assertThat(write(new PartitionFiles(temp, "t", PLAIN, nothing), record(0, "a")))
                .isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    private static PartitionFiles files(Path folder, FileLayout layout) {
        return new PartitionFiles(folder, "t", layout, TEXT);
    }

    private static List<WrittenFile> write(PartitionFiles files, KafkaRecord... records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (files) {
            RecordSink sink = files.open(out);
            for (KafkaRecord record : records) {
                sink.accept(record);
            }
            sink.flush();
        }
        assertThat(out.size()).isZero();
        return files.written();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static KafkaRecord record(int partition, String value) {
        return new KafkaRecord("t", partition, 0, 0, TimestampType.CREATE_TIME, null, Bytes.utf8(value), List.of());
    }
}
