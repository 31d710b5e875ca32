package io.kafkactl.cli.topic;

import io.kafkactl.config.NamingSettings.Convention;
import io.kafkactl.error.SimilarName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a naming convention. */
final class ConventionConverter implements ITypeConverter<Convention> {
    @Override
    public Convention convert(String value) {
        List<String> ids = new ArrayList<>();
        new ConventionIds().forEach(ids::add);
        if (value.equals(Convention.NONE.id())) {
            throw new TypeConversionException("to do without one takes a reason: --no-convention REASON");
        }
        return Arrays.stream(Convention.values())
                .filter(convention -> convention.id().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none; "
                        + SimilarName.of(value, ids)
                                .map(similar -> "did you mean '" + similar + "'?")
                                .orElse("there are " + String.join(", ", ids))));
    }
}
