package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionPermitTest {

    @Test
    void isReleasedWhileTheRequestWaits() throws Exception {
        var limiter = new PriorityLimiter(1);
        limiter.tryAcquire(Priority.BUYING, Duration.ZERO);
        var permit = new AdmissionPermit(limiter, Priority.BUYING, true, Duration.ofMinutes(1));

        permit.run(() -> {
            assertThat(limiter.permits()).isEqualTo(1);
            assertThat(AdmissionPermit.<Integer>releasedWhile(() -> AdmissionPermit.releasedWhile(limiter::permits)))
                    .isZero();
            assertThat(limiter.permits()).isEqualTo(1);
        });
        permit.end();

        assertThat(limiter.permits()).isZero();
    }
}
