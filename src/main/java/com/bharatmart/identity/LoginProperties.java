package com.bharatmart.identity;

import com.bharatmart.platform.security.ShopPrincipal;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long logins last.
 *
 * @param customerIdle how long an unused login of a customer lasts
 * @param customerLifetime the maximum age of a login of a customer
 * @param staffIdle how long an unused login of a member of staff lasts
 * @param staffLifetime the maximum age of a login of a member of staff
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
