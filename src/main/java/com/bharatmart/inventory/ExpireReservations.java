package com.bharatmart.inventory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; two that meet at the same reservation do it once, by the condition of its update. */
@Component
class ExpireReservations {

    private static final int BATCH = 200;

    private final Reservations reservations;
    private final Stock stock;

    ExpireReservations(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void expire() {
        reservations.overdue(BATCH).forEach(stock::expire);
    }
}
