package com.bharatmart.history;

import com.bharatmart.history.Execution.Disturbance;

/**
 * The end of a history: nothing fails any more, clients repeat what had no answer, and the jobs run until nothing changes.
 * First no deadline passes, so that money that was in time has to be accepted. Then all of them do.
 */
final class HistoryEnd {

    private static final int MAX_ROUNDS = 40;

    private final HistoryShop shop;
    private final History history;
    private final HistorySteps steps;
    private final HistoryAudit audit;

    HistoryEnd(HistoryShop shop, History history, HistorySteps steps, HistoryAudit audit) {
        this.shop = shop;
        this.history = history;
        this.steps = steps;
        this.audit = audit;
    }

    void run() {
        for (var order : history.orders()) {
            if (!order.isAcknowledged()) {
                run(steps.shopper().repeatCheckout(order));
            }
        }
        untilNothingChanges(false);
        audit.requireMoneyInTimeToPay();
        shop.database().passDays();
        steps.gateway().endAuthorizations();
        untilNothingChanges(true);
        // The first report may tell of payments that nothing else has told; the second has what followed from it.
        for (var report = 1; report <= 2; report++) {
            settle();
            untilNothingChanges(true);
        }
        audit.requireAgreement();
    }

    /** The gateway pays what it owes, and the report of that day is compared. */
    private void settle() {
        shop.razorpay().gateway().settle(shop.database().newSettlementDay());
        run(steps.jobs().work("SettlementWorker"));
    }

    private void untilNothingChanges(boolean toTheEnd) {
        var carts = history.orders().stream().map(HistoryOrder::cartId).toList();
        var before = "";
        for (var rounds = 0; rounds < MAX_ROUNDS; rounds++) {
            round();
            var state = shop.database().state(carts);
            if (state.equals(before)
                    && shop.database().isQuiet()
                    && shop.database().failedEvents().isEmpty()
                    && (!toTheEnd || shop.database().hasEnded())) {
                return;
            }
            before = state;
        }
        history.violation("this does not come to an end: " + shop.database().unfinished());
    }

    private void round() {
        shop.database().makeAllDue();
        steps.gateway().processRefunds();
        steps.webhooks().deliverAll().forEach(this::run);
        shop.database().failedEvents().forEach(event -> {
            history.count("events that staff retry");
            run(steps.staff().retry(event));
        });
        JobSteps.ALL.forEach(job -> run(steps.jobs().work(job)));
    }

    private void run(Step step) {
        new Execution(Disturbance.NONE).run(() -> step.work().run(history.pick(shop.instances())));
    }
}
