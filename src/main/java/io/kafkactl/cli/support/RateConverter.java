package io.kafkactl.cli.support;

import io.kafkactl.config.Rates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets options take rates such as {@code 8000} or {@code 500/s}. */
public final class RateConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
        try {
            return Rates.perSecond(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
