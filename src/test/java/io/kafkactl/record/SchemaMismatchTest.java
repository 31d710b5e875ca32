package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaMismatchTest {
    @Test
    void thePathIsBuiltFromWithin() {
        assertThat(new SchemaMismatch("is no int")).hasMessage("is no int");
        assertThat(new SchemaMismatch("is no int").in("b").in("a")).hasMessage("a.b: is no int");
        assertThat(new SchemaMismatch("is no int").in("b").at(3).in("a")).hasMessage("a[3].b: is no int");
        assertThat(new SchemaMismatch("is no int").at(4).at(3)).hasMessage("[3][4]: is no int");
    }
}
