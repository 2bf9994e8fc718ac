package com.bharatmart.payment.settlement;

import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.platform.database.WriteJobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds the days whose settlement report is to be compared. {@link SettlementWorker} compares them. */
@Component
class SettlementDayJob {

    private final ObjectProvider<PaymentGateway> gateway;
    private final SettlementDayRepository days;

    SettlementDayJob(ObjectProvider<PaymentGateway> gateway, SettlementDayRepository days) {
        this.gateway = gateway;
        this.days = days;
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void addDays() {
        if (gateway.getIfAvailable() != null) {
            days.addPast();
        }
    }
}
