package com.bharatmart.platform.draining;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an instance stops.
 *
 * @param period how long requests are still served after SIGTERM: longer than the load balancer takes to notice, which is the
 *     interval of its health checks times the number of failures after which it removes an instance
 */
@Validated
@ConfigurationProperties("bharatmart.drain")
record DrainProperties(
        @NotNull @DurationMin(millis = 0) @DefaultValue("35s")
        Duration period) {}
