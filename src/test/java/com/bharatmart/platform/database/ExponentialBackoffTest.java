package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialBackoffTest {

    private final ExponentialBackoff backoff = new ExponentialBackoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "6, 60", "2147483647, 60"})
    void doublesUpToTheLongestWait(int attempt, int seconds) {
        assertThat(backoff.after(attempt)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
