package io.kafkactl.record;

import io.kafkactl.record.FieldEncoder.EncodedField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How keys and values are made of what an input gives. */
public record FieldEncoders(FieldEncoder key, FieldEncoder value) {
    /** What is given are the bytes. */
    public static final FieldEncoders RAW = new FieldEncoders(FieldEncoder.RAW, FieldEncoder.RAW);

    /** The record with key and value made of the texts that it holds; nulls stay nulls. */
    public OutgoingRecord text(OutgoingRecord given) {
        if (key.isRaw() && value.isRaw()) {
            return given;
        }
        Bytes givenKey = given.key();
        Bytes givenValue = given.value();
        return with(
                given,
                givenKey == null ? null : key.text(givenKey),
                givenValue == null ? null : value.text(givenValue));
    }

    /** The record with these in place of its own key and value. */
    static OutgoingRecord with(OutgoingRecord given, @Nullable EncodedField key, @Nullable EncodedField value) {
        List<Header> headers = given.headers();
        headers = withHeader(headers, key);
        headers = withHeader(headers, value);
        return new OutgoingRecord(
                given.partition(),
                given.timestamp(),
                key == null ? null : key.bytes(),
                value == null ? null : value.bytes(),
                headers);
    }

    /** A header that says how to read other bytes would make these unreadable. */
    private static List<Header> withHeader(List<Header> headers, @Nullable EncodedField field) {
        if (field == null || (field.headers().isEmpty() && field.replaced() == null)) {
            return headers;
        }
        List<Header> all = new ArrayList<>(headers);
        all.removeIf(header -> header.name().equals(field.replaced()));
        all.addAll(field.headers());
        return all;
    }
}
