package com.bharatmart.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplicaLagTest {

    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void isZeroForAReplicaThatHasEverything() {
        assertThat(observe(1, 100, 100)).isZero();
        assertThat(observe(2, 100, 100)).isZero();
    }

    @Test
    void growsWhileTheReplicaStands() {
        assertThat(observe(1, 100, 90)).isZero();
        assertThat(observe(4, 150, 90)).isEqualTo(Duration.ofSeconds(3));
        assertThat(observe(9, 900, 99)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void staysSmallForAReplicaThatFollowsAPrimaryThatAlwaysWrites() {
        for (var second = 1; second < 100; second++) {
            assertThat(observe(second, 100L * second, 100L * second - 50)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void doesNotGrowWhileThePrimaryWritesNothing() {
        observe(1, 100, 90);

        assertThat(observe(2, 100, 100)).isZero();
        assertThat(observe(1000, 100, 100)).isZero();
    }

    @Test
    void startsAgainWithAnotherPrimary() {
        observe(1, 900, 100);

        assertThat(observe(60, 200, 100)).isZero();
        assertThat(observe(61, 200, 100)).isEqualTo(Duration.ofSeconds(1));
    }

    private Duration observe(int second, long primary, long replica) {
        return lag.observe(Duration.ofSeconds(second).toNanos(), primary, replica);
    }
}
