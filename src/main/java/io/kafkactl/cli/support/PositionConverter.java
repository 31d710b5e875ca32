package io.kafkactl.cli.support;

import io.kafkactl.record.Position;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a position option; a malformed one is a usage error. */
public final class PositionConverter implements ITypeConverter<Position> {
    @Override
    public Position convert(String value) {
        try {
            return Position.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
