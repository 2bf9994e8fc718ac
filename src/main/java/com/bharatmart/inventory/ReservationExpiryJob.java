package com.bharatmart.inventory;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Releases reservations after their deadlines. Runs on every instance; a conditional update releases each only once. */
@Component
class ReservationExpiryJob {

    private static final int BATCH = 200;

    private final ReservationRepository reservations;
    private final StockService stock;

    ReservationExpiryJob(ReservationRepository reservations, StockService stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S", scheduler = WriteJobs.SCHEDULER)
    void expire() {
        reservations.overdue(BATCH).forEach(stock::expire);
    }
}
