package com.bharatmart.payment.settlement;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds the days whose settlement report is to be compared. {@link SettlementWorker} compares them. */
@Component
class SettlementDayJob {

    private final SettlementDayRepository days;

    SettlementDayJob(SettlementDayRepository days) {
        this.days = days;
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void addDays() {
        days.addPast();
    }
}
