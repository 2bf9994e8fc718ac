package com.bharatmart.inventory;

import java.time.Duration;

/** How long a reservation lasts. */
public sealed interface Hold {

    /** Sold: until the order is cancelled. */
    Hold SOLD = new Sold();

    /** Until this time has passed by the clock of the database, unless the reservation is confirmed before. */
    static Hold during(Duration duration) {
        return new During(duration);
    }

    /** See {@link #SOLD}. */
    record Sold() implements Hold {}

    /** See {@link #during}. */
    record During(Duration duration) implements Hold {
        public During {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("the duration of a hold must be positive");
            }
        }
    }
}
