package io.kafkactl.ops.stream.send;

/** How far a run is; may be asked at any time, from any thread. */
public interface SendProgress {
    /** Items of the input that were read, some way ahead of what is sent. */
    long read();

    /** Items whose outcome is known. */
    long done();
}
