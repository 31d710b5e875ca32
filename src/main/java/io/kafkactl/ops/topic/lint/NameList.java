package io.kafkactl.ops.topic.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads topic names from a file, one a line; empty lines and those that begin with {@code #} are for people. */
public final class NameList {
    /** The place of names that stand in no file. */
    public static final String STDIN = "stdin";

    private static final String DASH = "-";

    private NameList() {}

    /** {@code -} reads {@code stdin}; exit 4 for what cannot be read or is no UTF-8. */
    public static List<LintTopic> read(String file, InputStream stdin) {
        List<LintTopic> topics = new ArrayList<>();
        int number = 0;
        for (String line : text(file, stdin).lines().toList()) {
            number++;
            String name = line.strip();
            if (!name.isEmpty() && !name.startsWith("#")) {
                topics.add(LintTopic.at(name, file.equals(DASH) ? STDIN : file, number));
            }
        }
        return topics;
    }

    private static String text(String file, InputStream stdin) {
        try {
            byte[] bytes = file.equals(DASH) ? stdin.readAllBytes() : Files.readAllBytes(Path.of(file));
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw KafkactlException.invalid(
                    "INVALID_FILE", "names from " + (file.equals(DASH) ? STDIN : file) + " are not UTF-8 text", null);
        } catch (IOException e) {
            String reason = Files.exists(Path.of(file)) ? e.toString() : "there is no such file";
            throw KafkactlException.invalid("INVALID_FILE", "cannot read names from " + file + ": " + reason, null);
        }
    }
}
