package com.bharatmart.payment.settlement;

import java.time.LocalDate;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/** Compares the settlement report of a day when a test says so. */
public final class TestSettlements {

    private final SettlementWorker worker;
    private final SettlementDayRepository days;

    TestSettlements(SettlementWorker worker, SettlementDayRepository days) {
        this.worker = worker;
        this.days = days;
    }

    /** After the start of the context, which starts it. */
    @EventListener(ContextRefreshedEvent.class)
    void stopWorker() {
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
