package com.bharatmart.history;

import java.util.List;

/** What instances do in the background, and the passage of time. */
final class JobSteps {

    /** The jobs that end what requests and webhooks have begun. */
    static final List<String> ALL = List.of(
            "PaymentEventWorker",
            "PaymentReconciliationWorker",
            "RefundWorker",
            "PaymentAnnouncementJob",
            "OrderAnnouncementJob",
            "ReservationExpiryJob",
            "EventResubmissionJob");

    private final HistoryDatabase database;
    private final History history;

    JobSteps(HistoryShop shop, History history) {
        this.database = shop.database();
        this.history = history;
    }

    Step work(String job) {
        return Step.byInstance(job, instance -> {
            instance.work(job);
            return "";
        });
    }

    /** Leases and pauses end. */
    Step passMinutes() {
        return Step.outside("minutes pass", () -> {
            database.makeAllDue();
            return "";
        });
    }

    /** The time to pay ends. */
    Step passDeadline(HistoryOrder order) {
        return Step.outside(order + ": its deadline passes", () -> {
            order.mayEndUnpaid();
            database.passDeadline(order.id());
            history.count("deadlines");
            return "";
        });
    }
}
