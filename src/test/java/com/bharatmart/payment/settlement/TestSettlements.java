package com.bharatmart.payment.settlement;

import java.time.LocalDate;

/** Compares the settlement report of a day when a test says so. */
public final class TestSettlements {

    private final SettlementWorker worker;
    private final SettlementDayRepository days;

    TestSettlements(SettlementWorker worker, SettlementDayRepository days) {
        this.worker = worker;
        this.days = days;
        worker.stop();
    }

    public void compare(LocalDate day) {
        worker.run(day);
    }

    /** Whether days before today wait for their reports. */
    public boolean hasDueDay() {
        days.addPast();
        return worker.claim().isPresent();
    }
}
