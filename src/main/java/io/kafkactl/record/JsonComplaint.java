package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JSON parser has to say of its input, without what it says of itself. */
public final class JsonComplaint {
    private static final Pattern WHERE_IT_BEGAN = Pattern.compile(" \\(start marker at \\[.*?\\]\\)");
    private static final Pattern SETTING =
            Pattern.compile("( \\(not recognized as one since Feature .*?\\)|: enable `.*)$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private JsonComplaint() {}

    /** What a JSON parser said at the bottom of an error, with line and column; empty where none said anything. */
    public static Optional<String> beneath(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst()
                .map(JsonComplaint::located);
    }

    private static String located(JsonProcessingException thrown) {
        JsonLocation place = thrown.getLocation();
        return (place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ")
                + of(thrown);
    }

    /** On one line. */
    public static String of(JsonProcessingException thrown) {
        String line = SPACE.matcher(String.valueOf(thrown.getOriginalMessage())).replaceAll(" ");
        return SETTING.matcher(WHERE_IT_BEGAN.matcher(line).replaceFirst("")).replaceFirst("");
    }
}
