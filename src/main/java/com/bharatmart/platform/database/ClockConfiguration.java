package com.bharatmart.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The clock of the service, a bean so that a test can replace it. It follows the time of the database: an instance whose own
 * clock is wrong decides like the others. It ticks in microseconds, which is what PostgreSQL stores: a time that was just
 * taken equals the one that is read later.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    @Bean
    ClockOffset clockOffset() {
        return new ClockOffset(Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock(ClockOffset offset) {
        return Clock.tick(new DatabaseClock(Clock.systemUTC(), offset), TICK);
    }
}
