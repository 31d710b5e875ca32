package io.kafkactl.ops.provision.apply;

import io.kafkactl.ops.topic.change.MoveListener;

/** Hears how far the topics of a plan are, and the copies that move meanwhile. */
public interface ApplyListener extends MoveListener {
    /** How many topics are done with, of all to which something has to be done. */
    void topics(int done, int total);
}
