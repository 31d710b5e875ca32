package io.kafkactl.arch.planted.ops.stream.read;

/** A piece of reading that sending must not know. */
public final class OnlyReads {
    private OnlyReads() {}
}
