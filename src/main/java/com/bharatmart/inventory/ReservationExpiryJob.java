package com.bharatmart.inventory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; two that meet at the same reservation do it once, by the condition of its update. */
@Component
class ReservationExpiryJob {

    private static final int BATCH = 200;

    private final ReservationRepository reservations;
    private final StockService stock;

    ReservationExpiryJob(ReservationRepository reservations, StockService stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void expire() {
        reservations.overdue(BATCH).forEach(stock::expire);
    }
}
