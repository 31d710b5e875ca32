package io.kafkactl.cli.support;

import io.kafkactl.record.PartitionSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a list of partitions; a malformed one is a usage error. */
public final class PartitionSetConverter implements ITypeConverter<PartitionSet> {
    @Override
    public PartitionSet convert(String value) {
        try {
            return PartitionSet.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
