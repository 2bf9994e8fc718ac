package com.bharatmart.inventory;

import org.springframework.boot.test.context.TestComponent;

/** Lets tests of other modules expire reservations without waiting for the job. */
@TestComponent
public class ReservationExpiry {

    private final ReservationExpiryJob job;
    private final StockService stock;

    ReservationExpiry(ReservationExpiryJob job, StockService stock) {
        this.job = job;
        this.stock = stock;
    }

    /** Expires all reservations after their deadlines. */
    public void run() {
        job.expire();
    }

    /** Expires this reservation if its deadline has passed. */
    public void expire(ReservationId id) {
        stock.expire(id);
    }
}
