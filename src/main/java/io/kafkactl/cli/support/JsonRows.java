package io.kafkactl.cli.support;

import io.kafkactl.output.RowModel;
import java.util.List;

/** A command that writes rows as JSON, and can tell which. */
public interface JsonRows {
    /** Of which a document has the rows of one. */
    List<RowModel<?>> documents();
}
