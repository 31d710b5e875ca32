package io.kafkactl.ops.topic;

/** Hears what the user has to know about topics that are about to be created. */
public interface CreationListener {
    /** Something was decided for the user. */
    void notice(String text);

    /** Something is not as it should be. */
    default void warning(String text) {
        notice(text);
    }
}
