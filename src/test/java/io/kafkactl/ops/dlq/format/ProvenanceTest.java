package io.kafkactl.ops.dlq.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a record comes from, by the places where it failed. */
class ProvenanceTest {
    private static final Failure FAILURE = new Failure("a.B", "a.W", "closed", "trace", null, 3L, Instant.EPOCH);

    @Test
    void aRecordThatFailedInItsOwnTopicBelongsThere() {
        Place place = new Place("orders", 2, 41L);

        Provenance provenance = Provenance.at(place, 7L, FAILURE);

        assertThat(provenance).isEqualTo(new Provenance(place, false, place, List.of(place), 7L, FAILURE));
        assertThat(provenance.topic()).isEqualTo("orders");
        assertThat(provenance.partition()).isEqualTo(2);
        assertThat(provenance.offset()).isEqualTo(41);
        assertThat(provenance.hasCoordinates()).isTrue();
        assertThat(provenance.earlierFailures()).isZero();
    }

    @Test
    void aRecordOfARetryTopicBelongsWhereItFailedFirst() {
        Place origin = new Place("orders", 2, 41L);
        Place later = new Place("orders", 2, 99L);
        Place retry = new Place("orders-retry-0", 1, 5L);

        assertThat(Provenance.of(List.of(origin, later, retry), null, FAILURE))
                .isEqualTo(new Provenance(later, false, retry, List.of(origin, later, retry), null, FAILURE));
    }

    @Test
    void aRetryTopicAloneTellsTheNameOfItsBaseOnly() {
        Place retry = new Place("orders.retry-1", 1, 5L);

        Provenance provenance = Provenance.of(List.of(new Place("other", 0, 0L), retry), null, FAILURE);

        assertThat(provenance.origin()).isEqualTo(new Place("orders", null, null));
        assertThat(provenance.originInferred()).isTrue();
        assertThat(provenance.failedAt()).isEqualTo(retry);
        assertThat(provenance.hasCoordinates()).isFalse();
        assertThat(provenance.withOrigin(new Place("orders", 0, 1L)).originInferred())
                .isFalse();
    }

    @Test
    void earlierFailuresAreTheOtherPlacesInTheSameTopic() {
        Place first = new Place("orders", 2, 41L);
        Place second = new Place("orders", 2, 99L);
        Place elsewhere = new Place("billing", 2, 99L);

        assertThat(Provenance.of(List.of(first, elsewhere, second), null, FAILURE)
                        .earlierFailures())
                .isEqualTo(1);
        assertThat(Provenance.of(List.of(first, first, second), null, FAILURE).earlierFailures())
                .isEqualTo(2);
        assertThat(Provenance.of(List.of(first, second), null, FAILURE)
                        .withOrigin(elsewhere)
                        .earlierFailures())
                .isZero();
        assertThat(Provenance.of(List.of(first, Place.UNKNOWN), null, FAILURE).earlierFailures())
                .isZero();
    }

    @Test
    void theGroupThatSomethingElseToldChangesNothingElse() {
        Provenance provenance = Provenance.at(new Place("orders", 2, 41L), 7L, FAILURE);

        assertThat(provenance.withGroup("billing"))
                .isEqualTo(provenance.withFailure(
                        new Failure("a.B", "a.W", "closed", "trace", "billing", 3L, Instant.EPOCH)));
        assertThat(provenance.withFailedAt(Place.UNKNOWN).failedAt()).isEqualTo(Place.UNKNOWN);
        assertThat(provenance.withFailedAt(Place.UNKNOWN).origin()).isEqualTo(provenance.origin());
    }

    @Test
    void aPlaceIsExactOnlyWithAllItsParts() {
        assertThat(new Place("orders", 2, 41L).isExact()).isTrue();
        assertThat(List.of(new Place(null, 2, 41L), new Place("orders", null, 41L), new Place("orders", 2, null)))
                .noneMatch(Place::isExact);
        assertThat(new Place("orders", 2, 41L)).hasToString("orders-2@41");
        assertThat(Place.UNKNOWN).hasToString("?-?@?");
        assertThat(Place.ofTopic(null)).isEqualTo(Place.UNKNOWN);
    }
}
