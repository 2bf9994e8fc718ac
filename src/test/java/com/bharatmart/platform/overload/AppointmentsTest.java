package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppointmentsTest {

    private final AtomicLong now = new AtomicLong(-1);
    private final Appointments appointments = new Appointments(now::get);

    @Test
    void aFewComeBackSoon() {
        assertThat(given(5)).allMatch(seconds -> seconds >= 1 && seconds <= 3);
    }

    @Test
    void aCrowdComesBackTwiceAsFastAsItIsServed() {
        serve(50, 10);

        assertThat(given(1_000)).allMatch(seconds -> seconds <= 12).contains(2, 6, 10);
    }

    @Test
    void whoIsServedFasterComesBackFaster() {
        serve(500, 10);

        assertThat(given(1_000)).allMatch(seconds -> seconds <= 3);
    }

    @Test
    void nobodyHasToStayAwayForLongerThanHalfAMinute() {
        assertThat(given(10_000)).allMatch(seconds -> seconds <= 30).contains(30);
    }

    @Test
    void aRushThatIsOverIsForgotten() {
        given(10_000);

        later(Duration.ofSeconds(40));

        assertThat(given(1)).allMatch(seconds -> seconds <= 2);
    }

    private List<Integer> given(int count) {
        return Stream.generate(appointments::next).limit(count).toList();
    }

    private void serve(int perSecond, int seconds) {
        for (var i = 0; i < perSecond * seconds; i++) {
            later(Duration.ofSeconds(1).dividedBy(perSecond));
            appointments.served();
        }
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
