package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What a JSON parser has to say of its input, without what it says of itself. */
public final class JsonComplaint {
    private static final Pattern WHERE_IT_BEGAN = Pattern.compile(" \\(start marker at \\[.*?\\]\\)");
    private static final Pattern SETTING =
            Pattern.compile("( \\(not recognized as one since Feature .*?\\)|: enable `.*)$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private JsonComplaint() {}

    /** On one line. */
    public static String of(JsonProcessingException thrown) {
        String line = SPACE.matcher(String.valueOf(thrown.getOriginalMessage())).replaceAll(" ");
        return SETTING.matcher(WHERE_IT_BEGAN.matcher(line).replaceFirst("")).replaceFirst("");
    }
}
