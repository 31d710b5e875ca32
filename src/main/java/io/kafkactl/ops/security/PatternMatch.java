package io.kafkactl.ops.security;

import java.util.Locale;
import org.apache.kafka.common.resource.PatternType;

/** How the name in a filter is compared with the names in ACLs. */
public enum PatternMatch {
    /** The same name, whichever way the ACL means it. */
    ANY,
    /** Every ACL that has a say about a thing of that name. */
    MATCH,
    LITERAL,
    PREFIXED;

    PatternType kafka() {
        return PatternType.valueOf(name());
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
