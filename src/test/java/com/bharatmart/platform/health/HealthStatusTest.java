package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.health.CheckResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthStatusTest {

    /** An instance is DOWN if another one can do more, or if it can do nothing and knows of no other one. */
    @ParameterizedTest
    @CsvSource({
        "UP, UP, DEGRADED",
        "UP, , DEGRADED",
        "READ_ONLY, UP, DOWN",
        "READ_ONLY, READ_ONLY, DEGRADED",
        "READ_ONLY, , DEGRADED",
        "DOWN, UP, DOWN",
        "DOWN, READ_ONLY, DOWN",
        "DOWN, DOWN, DEGRADED",
        "DOWN, , DOWN"
    })
    void followsFromWhatAllInstancesFind(Status own, @Nullable Status best, HealthStatus expected) {
        assertThat(HealthStatus.without(own, best, false)).isEqualTo(expected);
    }

    /** The first instance that has found the other server could not take the requests of all. */
    @ParameterizedTest
    @CsvSource({"READ_ONLY, UP", "DOWN, UP", "DOWN, READ_ONLY", "DOWN, DOWN"})
    void staysInTheLoadBalancerDuringAFailover(Status own, Status best) {
        assertThat(HealthStatus.without(own, best, true)).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void isDownDuringAFailoverIfItDoesNotKnowTheOthers() {
        assertThat(HealthStatus.without(Status.DOWN, null, true)).isEqualTo(HealthStatus.DOWN);
    }
}
