package com.bharatmart.inventory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs on every instance; two that meet at the same reservation do it once, by the condition of its update. */
@Component
class ExpireReservations {

    private static final Logger log = LoggerFactory.getLogger(ExpireReservations.class);
    private static final int BATCH = 200;

    private final Reservations reservations;
    private final Stock stock;

    ExpireReservations(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void expire() {
        try {
            reservations.overdue(BATCH).forEach(stock::expire);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Expired reservations stay until the next round: {}", e.toString());
        }
    }
}
