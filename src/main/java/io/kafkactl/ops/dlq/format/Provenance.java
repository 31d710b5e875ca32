package io.kafkactl.ops.dlq.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter says about where it came from and where it failed.
 *
 * @param origin the record of the main topic: where a redrive sends it back to
 * @param originInferred the origin's topic is the failing retry topic's name without its suffix; nothing says that it
 *     exists
 * @param failedAt where it failed last, which may be a retry topic; {@link Place#UNKNOWN} when only the origin is told
 * @param history each place where it failed, oldest first; more than one when earlier headers were kept
 * @param originTimestamp epoch milliseconds of the source record
 */
public record Provenance(
        Place origin,
        boolean originInferred,
        Place failedAt,
        List<Place> history,
        @Nullable Long originTimestamp,
        Failure failure) {

    /** A provenance with one place only, which is where it failed and where it belongs. */
    static Provenance at(Place place, @Nullable Long originTimestamp, Failure failure) {
        return of(List.of(place), originTimestamp, failure);
    }

    /**
     * What a chain of failures tells.
     *
     * @param history oldest first, not empty
     */
    static Provenance of(List<Place> history, @Nullable Long originTimestamp, Failure failure) {
        Place failedAt = history.get(history.size() - 1);
        String topic = failedAt.topic();
        String base = topic == null ? null : RetryName.base(topic);
        if (base == null) {
            return new Provenance(failedAt, false, failedAt, history, originTimestamp, failure);
        }
        for (int i = history.size() - 2; i >= 0; i--) {
            if (base.equals(history.get(i).topic())) {
                return new Provenance(history.get(i), false, failedAt, history, originTimestamp, failure);
            }
        }
        return new Provenance(Place.ofTopic(base), true, failedAt, history, originTimestamp, failure);
    }

    /** The same with the origin that was found for it. */
    public Provenance withOrigin(Place place) {
        return new Provenance(place, false, failedAt, history, originTimestamp, failure);
    }

    Provenance withFailedAt(Place place) {
        return new Provenance(origin, originInferred, place, history, originTimestamp, failure);
    }

    Provenance withFailure(Failure other) {
        return new Provenance(origin, originInferred, failedAt, history, originTimestamp, other);
    }

    /** The same with the group that something else told. */
    public Provenance withGroup(String group) {
        Failure f = failure;
        return withFailure(new Failure(
                f.errorClass(), f.wrapperClass(), f.message(), f.stackTrace(), group, f.attempts(), f.time()));
    }

    public @Nullable String topic() {
        return origin.topic();
    }

    public @Nullable Integer partition() {
        return origin.partition();
    }

    public @Nullable Long offset() {
        return origin.offset();
    }

    /** True when the source record can be looked up by its coordinates. */
    public boolean hasCoordinates() {
        return origin.isExact();
    }

    /** How often it failed at its origin before, by the places that earlier failures left in it. */
    public long earlierFailures() {
        String topic = topic();
        return topic == null || history.size() == 1
                ? 0
                : Math.max(
                        0,
                        history.stream()
                                        .filter(place -> topic.equals(place.topic()))
                                        .count()
                                - 1);
    }
}
