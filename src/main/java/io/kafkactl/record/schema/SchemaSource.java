package io.kafkactl.record.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a schema that the user has in a file. */
public final class SchemaSource {
    private SchemaSource() {}

    /** Exit 4 for what cannot be read, or is no text. */
    public static String text(Path file) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw KafkactlException.invalid("INVALID_SCHEMA", file + " is not UTF-8 text", null);
        } catch (IOException e) {
            String reason = Files.exists(file) ? e.toString() : "there is no such file";
            throw KafkactlException.invalid(
                    "UNREADABLE_FILE", "cannot read schema file '" + file + "': " + reason, null);
        }
    }
}
