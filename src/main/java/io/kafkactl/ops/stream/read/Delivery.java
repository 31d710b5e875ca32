package io.kafkactl.ops.stream.read;

import io.kafkactl.record.KafkaRecord;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Takes the records of one reading thread and brings them to where they are safe. */
public interface Delivery {
    /** How a read came to its end. */
    enum Ending {
        DONE,
        CANCELLED,
        FAILED
    }

    void accept(KafkaRecord record) throws IOException;

    /**
     * Everything before these positions was accepted or passed over.
     *
     * @param idle no further record is at hand: whoever watches wants to see what there is
     */
    void advance(Map<TopicPartition, Long> positions, boolean idle) throws IOException;

    /** Brings all that was accepted to safety before returning: the partitions are about to be another's. */
    void settle() throws IOException;

    /** Partitions were another's before their records could be settled, and may be ours again later. */
    default void lost() {}

    /** False while accepting would have to wait. */
    default boolean hasRoom() {
        return true;
    }

    /** The last call, from the reading thread, while the source is still open. */
    void finish(Ending ending) throws IOException;
}
