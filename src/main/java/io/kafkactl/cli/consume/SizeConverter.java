package io.kafkactl.cli.consume;

import io.kafkactl.config.Sizes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets options take sizes such as {@code 100MB}; none at all is a usage error. */
final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            long size = Sizes.parse(value);
            if (size == 0) {
                throw new TypeConversionException("'" + value + "' leaves no room for a record");
            }
            return size;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
