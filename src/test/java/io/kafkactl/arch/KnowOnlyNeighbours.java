package io.kafkactl.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Among the areas of the work only the listed ones may know each other; a new area begins with knowing none. */
final class KnowOnlyNeighbours extends ArchCondition<JavaClass> {
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            "topic", Set.of("group", "schema"),
            "dlq", Set.of("stream", "group", "topic"),
            "provision", Set.of("topic", "schema", "group"),
            "cluster", Set.of("topic", "provision", "stream", "group", "schema", "dlq", "security"));

    private final String prefix;

    KnowOnlyNeighbours(String ops) {
        super("know only their neighbours");
        this.prefix = ops + ".";
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String own = area(type);
        if (own.isEmpty()) {
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String used = area(dependency.getTargetClass());
            if (!used.isEmpty()
                    && !used.equals(own)
                    && !NEIGHBOURS.getOrDefault(own, Set.of()).contains(used)) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private String area(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(prefix) ? name.substring(prefix.length()).replaceFirst("\\..*", "") : "";
    }
}
