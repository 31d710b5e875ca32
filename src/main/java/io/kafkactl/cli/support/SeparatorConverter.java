package io.kafkactl.cli.support;

import io.kafkactl.record.Separator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets options take a separator with escapes, such as {@code \\t}. */
public final class SeparatorConverter implements ITypeConverter<Separator> {
    @Override
    public Separator convert(String value) {
        try {
            return Separator.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
