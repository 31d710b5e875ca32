package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of one source that were read and made records, handed over together.
 *
 * @param broken why the source ends here, when it could not be read to its end
 */
record InputBlock(
        InputSource source, List<InputItem> items, @Nullable KafkactlException broken) {}
