package com.bharatmart.cart;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How large carts may be and how long they live.
 *
 * @param maxQuantity pieces of one sku
 * @param maxLines different skus in one cart
 * @param maxWishes different skus on a wishlist
 * @param lifetime how long a cart is kept after its last change
 */
@Validated
@ConfigurationProperties("bharatmart.cart")
record CartProperties(
        @Positive @DefaultValue("50") int maxQuantity,
        @Positive @DefaultValue("100") int maxLines,
        @Positive @DefaultValue("200") int maxWishes,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("30d")
        Duration lifetime) {}
