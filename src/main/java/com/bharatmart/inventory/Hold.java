package com.bharatmart.inventory;

import java.time.Duration;

/** How long pieces are kept. */
public sealed interface Hold {

    /** Sold: kept until the order is cancelled. */
    Hold SOLD = new Sold();

    /** Kept for this long by the database's clock, then for sale again unless confirmed before. */
    static Hold during(Duration duration) {
        return new During(duration);
    }

    /** See {@link #SOLD}. */
    record Sold() implements Hold {}

    /** See {@link #during}. */
    record During(Duration duration) implements Hold {
        public During {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a hold lasts longer than nothing");
            }
        }
    }
}
