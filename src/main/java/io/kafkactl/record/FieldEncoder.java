package io.kafkactl.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of keys, or of values, of what stands for them in an input; for one thread at a time. */
public interface FieldEncoder {
    /** What is given are the bytes. */
    FieldEncoder RAW = new FieldEncoder() {
        @Override
        public boolean isRaw() {
            return true;
        }

        @Override
        public EncodedField text(Bytes text) {
            return new EncodedField(text);
        }

        @Override
        public EncodedField json(Bytes json, FieldLabel label) {
            throw new IllegalStateException("bytes in JSON are read where they stand");
        }
    };

    /**
     * Bytes to send.
     *
     * @param headers what the record needs beside them to be read again
     * @param replaced the header that an input may have brought along from other bytes and that must not stay, or null
     */
    record EncodedField(
            Bytes bytes, List<Header> headers, @Nullable String replaced) {
        public EncodedField {
            headers = List.copyOf(headers);
        }

        /** Bytes that may need one header, of the name that is replaced. */
        public EncodedField(Bytes bytes, @Nullable Header header, @Nullable String replaced) {
            this(bytes, header == null ? List.of() : List.of(header), replaced);
        }

        /** Bytes that replace no header. */
        public EncodedField(Bytes bytes, List<Header> headers) {
            this(bytes, headers, null);
        }

        /** Bytes that need nothing beside them. */
        EncodedField(Bytes bytes) {
            this(bytes, List.of(), null);
        }
    }

    /** Whether what is given is taken as bytes unless it says otherwise. */
    boolean isRaw();

    /** Whether a field of a JSON line that has no label is taken as the bytes themselves. */
    default boolean takesUnlabelledAsRaw() {
        return isRaw();
    }

    /** How text without a type becomes the JSON that this takes; null where text is taken as it stands. */
    default @Nullable CellTypes cells() {
        return null;
    }

    /**
     * The bytes of a field of text.
     *
     * @throws io.kafkactl.error.KafkactlException when it does not fit
     */
    EncodedField text(Bytes text);

    /**
     * The bytes of one JSON value.
     *
     * @param label what the input says of the value, {@link FieldLabel#RAW} when nothing
     * @throws io.kafkactl.error.KafkactlException when it does not fit
     */
    EncodedField json(Bytes json, FieldLabel label);
}
