package com.bharatmart.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The clock of this instance, a bean so that a test can replace it. It ticks in microseconds, which is what PostgreSQL
 * stores: a time that was just taken equals the one that is read later.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }
}
