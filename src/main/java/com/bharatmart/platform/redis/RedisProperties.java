package com.bharatmart.platform.redis;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The connections to Redis, in addition to {@code spring.data.redis}.
 *
 * @param reconnectInterval the shortest time for which a connection stays with a server that turns out to be a replica; then
 *     the service asks the name server or the Sentinels again
 */
@Validated
@ConfigurationProperties("bharatmart.redis")
record RedisProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("2s")
        Duration reconnectInterval) {}
