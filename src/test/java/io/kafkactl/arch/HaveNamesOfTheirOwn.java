package io.kafkactl.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A reader who sees {@code List} or {@code Record} thinks of the JDK's. */
final class HaveNamesOfTheirOwn extends ArchCondition<JavaClass> {
    HaveNamesOfTheirOwn() {
        super("not be named like a class of java.lang or java.util");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.isNestedClass() || type.isAnonymousClass()) {
            return;
        }
        for (String jdk : List.of("java.lang.", "java.util.")) {
            if (exists(jdk + type.getSimpleName())) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " is named like " + jdk + type.getSimpleName()));
            }
        }
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, HaveNamesOfTheirOwn.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
