package com.bharatmart.identity;

import com.bharatmart.platform.security.ShopPrincipal;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long people stay logged in.
 *
 * @param customerIdle how long a customer may stay away
 * @param customerLifetime after which a customer logs in again in any case
 * @param staffIdle how long a member of staff may pause
 * @param staffLifetime after which a member of staff logs in again in any case
 */
@Validated
@ConfigurationProperties("bharatmart.login")
record LoginProperties(
        @NotNull @DurationMin(minutes = 15) @DefaultValue("30d")
        Duration customerIdle,

        @NotNull @DurationMin(minutes = 15) @DefaultValue("90d")
        Duration customerLifetime,

        @NotNull @DurationMin(minutes = 15) @DefaultValue("1h")
        Duration staffIdle,

        @NotNull @DurationMin(minutes = 15) @DefaultValue("12h")
        Duration staffLifetime) {

    Duration idle(ShopPrincipal.Kind kind) {
        return switch (kind) {
            case CUSTOMER -> customerIdle;
            case STAFF -> staffIdle;
        };
    }

    Duration lifetime(ShopPrincipal.Kind kind) {
        return switch (kind) {
            case CUSTOMER -> customerLifetime;
            case STAFF -> staffLifetime;
        };
    }
}
