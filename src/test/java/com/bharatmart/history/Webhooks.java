package com.bharatmart.history;

import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.WebhookControl.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of the gateway on their way to the shop: in any order, some of them several times, and some never. */
final class Webhooks {

    private static final String PATH = "/api/v1/webhooks/razorpay";
    private static final int MAX_COPIES = 3;
    private static final int LOST_PERCENT = 40;

    private final RazorpayServer razorpay;
    private final History history;
    private final boolean losesSome;
    private final List<Message> underWay = new ArrayList<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private long last;

    Webhooks(HistoryShop shop, History history) {
        this.razorpay = shop.razorpay();
        this.history = history;
        this.losesSome = history.chance(30);
    }

    /** Takes one that is under way to an instance. Null if there is none. */
    @Nullable Step deliver() {
        collect();
        var message = history.pickOrNull(underWay);
        return message == null ? null : delivery(message);
    }

    /** All that are still under way, in any order. */
    List<Step> deliverAll() {
        collect();
        java.util.Collections.shuffle(underWay, history.random());
        return underWay.stream().map(this::delivery).toList();
    }

    private Step delivery(Message message) {
        return Step.byInstance("webhook " + message.name(), instance -> {
            var answer = instance.send(
                    "POST",
                    PATH,
                    message.body(),
                    "X-Razorpay-Signature",
                    message.signature(),
                    "X-Razorpay-Event-Id",
                    message.eventId());
            if (answer.isGood()) {
                underWay.remove(message);
                history.count("webhooks");
                history.countIf(deliveries.merge(message.eventId(), 1, Integer::sum) > 1, "repeated webhooks");
            }
            return history.outcome(answer);
        });
    }

    private void collect() {
        for (var message : razorpay.webhooks().eventsAfter(last)) {
            last = message.number();
            if (losesSome && history.chance(LOST_PERCENT)) {
                history.count("lost webhooks");
            } else {
                for (var copy = 1 + Math.max(0, history.random().nextInt(MAX_COPIES + 2) - 2); copy > 0; copy--) {
                    underWay.add(message);
                }
            }
        }
    }
}
