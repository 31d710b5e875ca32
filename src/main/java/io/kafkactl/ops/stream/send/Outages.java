package io.kafkactl.ops.stream.send;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Failures that many items share, one for each source and reason. */
final class Outages {
    private record Outage(InputSource source, KafkactlException reason, List<Long> numbers) {}

    private final Map<String, Outage> all = new LinkedHashMap<>();

    void add(InputItem item, KafkactlException reason) {
        all.computeIfAbsent(
                        item.source().title() + " " + reason.error(),
                        key -> new Outage(item.source(), reason, new ArrayList<>()))
                .numbers()
                .add(item.number());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void report(TopicHealth health, SendListener listener) {
        for (Outage outage : all.values()) {
            listener.failed(where(outage), explained(outage.reason(), health));
        }
    }

    private static String where(Outage outage) {
        long first = outage.numbers().stream().mapToLong(Long::longValue).min().orElse(0);
        long last = outage.numbers().stream().mapToLong(Long::longValue).max().orElse(0);
        int count = outage.numbers().size();
        String places = outage.source().places(first, last);
        return last - first + 1 == count ? places : count + " of " + places;
    }

    /** The client says of a record only that its time ran out; the topic may show why. */
    private static KafkactlException explained(KafkactlException reason, TopicHealth health) {
        if (reason.exitCode() != ExitCode.UNREACHABLE || !(reason.getCause() instanceof Exception cause)) {
            return reason;
        }
        Optional<TopicHealth.Finding> finding = health.look();
        if (finding.isEmpty()) {
            return reason;
        }
        return KafkactlException.unreachable(
                finding.get().error(),
                reason.message() + ": " + finding.get().clause(),
                finding.get().isSilence()
                        ? reason.hint().orElse(null)
                        : finding.get().hint(),
                cause);
    }
}
