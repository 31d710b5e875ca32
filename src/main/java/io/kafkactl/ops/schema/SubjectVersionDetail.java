package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.RegisteredSchema;
import java.util.List;

/**
 * One version of a subject.
 *
 * @param referencedBy the ids of the schemas that refer to it
 */
public record SubjectVersionDetail(RegisteredSchema schema, boolean deleted, List<Integer> referencedBy) {
    public SubjectVersionDetail {
        referencedBy = List.copyOf(referencedBy);
    }
}
