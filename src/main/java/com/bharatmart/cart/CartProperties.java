package com.bharatmart.cart;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits and the lifetime of carts and wishlists.
 *
 * @param maxQuantity units of one SKU in one cart
 * @param maxLines different SKUs in one cart
 * @param maxWishes different SKUs on one wishlist
 * @param lifetime time from the last change of a cart to its deletion
 */
@Validated
@ConfigurationProperties("bharatmart.cart")
record CartProperties(
        @Positive @DefaultValue("50") int maxQuantity,
        @Positive @DefaultValue("100") int maxLines,
        @Positive @DefaultValue("200") int maxWishes,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("30d")
        Duration lifetime) {

    /** Throws {@link CartException.LimitExceededException} if the cart has too many lines. */
    void requireWithinLimit(Cart cart) {
        if (cart.items().size() > maxLines) {
            throw new CartException.LimitExceededException(
                    "A cart can have at most %d different SKUs.".formatted(maxLines));
        }
    }

    /** Throws {@link CartException.LimitExceededException} if the line has too many units. */
    void requireWithinLimit(CartItem line) {
        if (line.quantity().value() > maxQuantity) {
            throw new CartException.LimitExceededException(
                    "A cart can have at most %d units of one SKU.".formatted(maxQuantity));
        }
    }
}
