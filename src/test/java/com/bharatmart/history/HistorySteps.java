package com.bharatmart.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the steps of a history, those more often that lead on. */
final class HistorySteps {

    private static final int MAX_ORDERS = 2;
    private static final int MAX_TRIES = 20;

    private final History history;
    private final ShopperSteps shopper;
    private final GatewaySteps gateway;
    private final StaffSteps staff;
    private final JobSteps jobs;
    private final Webhooks webhooks;

    HistorySteps(HistoryShop shop, History history) {
        this.history = history;
        this.shopper = new ShopperSteps(shop, history);
        this.gateway = new GatewaySteps(shop, history);
        this.staff = new StaffSteps(shop, history);
        this.jobs = new JobSteps(shop, history);
        this.webhooks = new Webhooks(shop, history);
    }

    private record Choice(int weight, Supplier<@Nullable Step> step) {}

    ShopperSteps shopper() {
        return shopper;
    }

    GatewaySteps gateway() {
        return gateway;
    }

    StaffSteps staff() {
        return staff;
    }

    JobSteps jobs() {
        return jobs;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** A step that is possible now. */
    Step next() {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var step = pick(choices());
            if (step != null) {
                return step;
            }
        }
        return jobs.passMinutes();
    }

    private @Nullable Step pick(List<Choice> choices) {
        var left = history.random()
                .nextInt(choices.stream().mapToInt(Choice::weight).sum());
        for (var choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.step().get();
            }
        }
        throw new IllegalStateException("the weights have this sum");
    }

    private List<Choice> choices() {
        var orders = history.orders();
        if (orders.isEmpty()) {
            return List.of(new Choice(1, shopper::place));
        }
        var order = history.pick(orders);
        var choices = new ArrayList<Choice>();
        if (orders.size() < MAX_ORDERS) {
            choices.add(new Choice(5, shopper::place));
        }
        choices.add(new Choice(order.isAcknowledged() ? 2 : 60, () -> shopper.repeatCheckout(order)));
        choices.addAll(ofService());
        if (order.isAcknowledged()) {
            choices.addAll(ofShopper(order));
            choices.addAll(ofGateway(order));
            choices.addAll(ofStaff(order));
        }
        return choices;
    }

    private List<Choice> ofService() {
        return List.of(
                new Choice(16, webhooks::deliver),
                new Choice(12, () -> jobs.work("PaymentEventWorker")),
                new Choice(6, () -> jobs.work("PaymentReconciliationWorker")),
                new Choice(10, () -> jobs.work("RefundWorker")),
                new Choice(3, () -> jobs.work("PaymentAnnouncementJob")),
                new Choice(2, () -> jobs.work("OrderAnnouncementJob")),
                new Choice(3, () -> jobs.work("ReservationExpiryJob")),
                new Choice(1, () -> jobs.work("EventResubmissionJob")),
                new Choice(8, jobs::passMinutes),
                new Choice(3, gateway::changeRefunds));
    }

    private List<Choice> ofShopper(HistoryOrder order) {
        return List.of(
                new Choice(12, () -> shopper.confirm(order)),
                new Choice(4, () -> shopper.cancel(order)),
                new Choice(5, () -> shopper.payBy(order, history.pick(List.of("razorpay", "upi_qr", "upi_intent")))),
                new Choice(2, () -> shopper.payBy(order, "cod")));
    }

    private List<Choice> ofGateway(HistoryOrder order) {
        return List.of(
                new Choice(22, () -> gateway.pay(order)),
                new Choice(3, () -> gateway.payAgain(order)),
                new Choice(3, () -> gateway.payOtherAmount(order)),
                new Choice(4, () -> gateway.failToPay(order)),
                new Choice(3, () -> gateway.startToPay(order)),
                new Choice(8, () -> gateway.payLate(order)),
                new Choice(1, () -> gateway.endAuthorization(order)),
                new Choice(6, () -> gateway.endRefund(order)),
                new Choice(4, () -> jobs.passDeadline(order)));
    }

    private List<Choice> ofStaff(HistoryOrder order) {
        return List.of(
                new Choice(3, () -> staff.cancel(order)),
                new Choice(8, () -> staff.fulfill(order)),
                new Choice(10, () -> staff.refund(order)),
                new Choice(1, () -> staff.remit(order)));
    }
}
