package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Assumptions;

/**
 * One broker of the caller's own with a log directory on a small disk. The disk is mounted for this broker alone and goes
 * away with this JVM; where that is not allowed the test is aborted and says so.
 */
public final class SmallDiskKafka implements AutoCloseable {
    private static final String SMALL = "small";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path disk;
    private final Process mount;
    private final BrokerProcess broker;

    /**
     * Returns when the broker answers.
     *
     * @param otherDisk the broker has a second log directory, on a disk with room, where it keeps its metadata
     */
    public SmallDiskKafka(Path folder, int megabytes, boolean otherDisk) {
        try {
            disk = Files.createDirectories(folder.resolve(SMALL));
            mount = mount(disk, megabytes);
            String settings = otherDisk ? "log.dirs=small,large\nmetadata.log.dir=large\n" : "log.dirs=small\n";
            broker = new BrokerProcess(folder, settings + "log.index.size.max.bytes=65536\n", inside(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.start();
    }

    /** A process that holds the mount, in a name space of its own, for as long as its input is open. */
    private static Process mount(Path disk, int megabytes) throws IOException {
        Process holder = new ProcessBuilder(
                        "unshare",
                        ROOT ? "-m" : "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$0\" && echo mounted && exec cat",
                        disk.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8)).readLine();
        Assumptions.assumeTrue(
                "mounted".equals(answer),
                () -> "NOT TESTED, because no small disk can be mounted here (unshare, mount -t tmpfs): " + answer);
        return holder;
    }

    /** What runs a command in the folder, where the small disk is seen. */
    private List<String> inside(Path folder) {
        List<String> command = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(mount.pid()), "-m"));
        if (!ROOT) {
            command.addAll(List.of("-U", "--preserve-credentials"));
        }
        command.addAll(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString()));
        return command;
    }

    public String address() {
        return broker.address();
    }

    public TestCluster cluster() {
        return broker.cluster();
    }

    public CliResult run(String... args) {
        return broker.run(args);
    }

    /** The partition of this topic whose log is on the small disk. */
    public int partitionOnSmallDisk(String topic) {
        Await.until(
                "a log of the topic is on the small disk",
                () -> partition(topic).isPresent());
        return partition(topic).orElseThrow();
    }

    private OptionalInt partition(String topic) {
        Map<String, LogDirDescription> disks = TestCluster.get(
                        cluster().admin().describeLogDirs(List.of(1)).allDescriptions())
                .getOrDefault(1, Map.of());
        return disks.entrySet().stream()
                .filter(entry -> Path.of(entry.getKey()).endsWith(SMALL))
                .flatMap(entry -> entry.getValue().replicaInfos().keySet().stream())
                .filter(partition -> partition.topic().equals(topic))
                .mapToInt(TopicPartition::partition)
                .findFirst();
    }

    public boolean isAlive() {
        return broker.isAlive();
    }

    /** The operator's way out: the broker is ended, the disk enlarged, the broker started again with its data. */
    public void restartWithRoom(int megabytes) throws IOException, InterruptedException {
        broker.kill();
        List<String> command = new ArrayList<>(inside(disk.resolveSibling("")));
        command.addAll(List.of("mount", "-o", "remount,size=" + megabytes + "m", disk.toString()));
        Process remount = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (remount.waitFor() != 0) {
            throw new IllegalStateException(new String(remount.getInputStream().readAllBytes(), UTF_8));
        }
        broker.start();
    }

    @Override
    public void close() {
        broker.close();
        mount.destroyForcibly();
    }
}
