package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void isReadFromText() {
        assertThat(Rate.valueOf("300/1m")).isEqualTo(new Rate(300, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0/1m", "10", "10/", "/1m", "10/0s", "10/5ms", "-1/1m", "ten/1m", "10/1m/2", "10000000000/1m"})
    void rejectsAnythingElse(String written) {
        assertThatThrownBy(() -> Rate.valueOf(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
