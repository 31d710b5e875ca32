package io.kafkactl.cli.topic;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads records a second: {@code 8000}, {@code 0.5} or {@code 8000/s}. */
final class RateConverter implements ITypeConverter<Double> {
    private static final Pattern RATE = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?(/s)?");

    @Override
    public Double convert(String value) {
        if (!RATE.matcher(value).matches()) {
            throw new TypeConversionException("'" + value + "' is not a number of records a second such as 8000");
        }
        return Double.valueOf(value.replace("/s", ""));
    }
}
