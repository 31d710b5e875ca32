package io.kafkactl.record.input;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.OutgoingRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An input whose records have keys and values made of the texts that another input gives. */
public final class EncodedInput implements RecordInput {
    private final RecordInput input;
    private final FieldEncoders encoders;

    /** Takes the input over. */
    public EncodedInput(RecordInput input, FieldEncoders encoders) {
        this.input = input;
        this.encoders = encoders;
    }

    @Override
    public boolean next() throws IOException {
        return input.next();
    }

    @Override
    public @Nullable OutgoingRecord record() {
        OutgoingRecord given = input.record();
        return given == null ? null : encoders.text(given);
    }

    @Override
    public long number() {
        return input.number();
    }

    @Override
    public boolean ready() throws IOException {
        return input.ready();
    }

    @Override
    public @Nullable Bytes heading() {
        return input.heading();
    }

    @Override
    public Bytes raw() {
        return input.raw();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
