package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time at which an order reached a status.
 *
 * @param note what happened while the order had the status; null for the change to it
 */
public record StatusChange(
        OrderStatus status,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Note note) {

    StatusChange(OrderStatus status, Instant at) {
        this(status, at, null);
    }

    /** What happens to an order without changing its status. */
    public enum Note {
        /** Money that came too late or twice goes back to the buyer. */
        PAYMENT_RETURNED
    }
}
