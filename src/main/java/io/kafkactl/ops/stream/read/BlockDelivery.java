package io.kafkactl.ops.stream.read;

import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Formats the records of one reading thread into blocks of whole records for the one output. */
final class BlockDelivery implements Delivery {
    /** Keeps positions of the group; called from the reading thread. */
    @FunctionalInterface
    interface Committer {
        void commit(Map<TopicPartition, Long> positions);
    }

    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BlockOutput output;
    private final BlockBuffer buffer;
    private final RecordSink sink;
    private final ReachedPositions reached;
    private final @Nullable Committer committer;
    private final boolean prompt;
    private long records;
    private long bytesElsewhere;
    private long lastCommit = System.nanoTime();

    /**
     * With {@code committer} the positions of what was flushed are committed, never of more.
     *
     * @param committer null to commit nothing
     */
    BlockDelivery(ReadRequest request, RecordEncoding encoding, BlockOutput output, @Nullable Committer committer)
            throws IOException {
        this.prompt = request.follow();
        this.output = output;
        this.buffer = new BlockBuffer(output.buffer());
        this.sink = encoding.open(buffer);
        this.reached = new ReachedPositions(request.topic());
        this.committer = committer;
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        sink.accept(record);
        records++;
        reached.passed(record.partition(), record.offset());
        if (buffer.length() >= BlockOutput.BLOCK_BYTES - (BlockOutput.BLOCK_BYTES >> 4)) {
            handOver();
        }
    }

    @Override
    public void advance(Map<TopicPartition, Long> positions, boolean idle) throws IOException {
        reached.advance(positions);
        boolean due = committer != null && System.nanoTime() - lastCommit > COMMIT_NANOS;
        if (idle || prompt || due) {
            handOver();
        }
        if (due) {
            commit();
        }
    }

    @Override
    public void settle() throws IOException {
        handOver();
        if (committer != null) {
            output.drain();
            commit();
        }
    }

    @Override
    public boolean hasRoom() {
        return output.hasRoom();
    }

    @Override
    public void finish(Ending ending) throws IOException {
        settle();
    }

    private void handOver() throws IOException {
        sink.flush();
        Map<TopicPartition, Long> positions = reached.drain();
        if (buffer.length() > 0 || !positions.isEmpty()) {
            long count = records;
            records = 0;
            long elsewhere = sink.bytesElsewhere();
            output.put(buffer.take(output::buffer, count, positions, elsewhere - bytesElsewhere));
            bytesElsewhere = elsewhere;
        }
    }

    private void commit() {
        lastCommit = System.nanoTime();
        // A broken pipe: what was written last may have reached nobody.
        if (committer != null && !output.isBroken()) {
            committer.commit(output.ledger().positions());
        }
    }
}
