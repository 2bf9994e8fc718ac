package com.bharatmart.history;

import com.bharatmart.razorpay.Payment;
import com.bharatmart.razorpay.RazorpayErrorException;
import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.Refund;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What shoppers and the bank do at the gateway, and what the gateway does by itself. The shop only hears of it. */
final class GatewaySteps {

    private static final List<String> METHODS = List.of("card", "upi", "netbanking");
    private static final Set<String> UNDECIDED = Set.of("failed", "created");

    private final HistoryDatabase database;
    private final RazorpayServer razorpay;
    private final History history;

    GatewaySteps(HistoryShop shop, History history) {
        this.database = shop.database();
        this.razorpay = shop.razorpay();
        this.history = history;
    }

    @Nullable Step pay(HistoryOrder order) {
        var attempt = openAttempt(order);
        if (attempt == null) {
            return null;
        }
        var method = history.pick(METHODS);
        return step(order, "pay", () -> {
            if (attempt.qrId() != null) {
                razorpay.shopper().payQrCode(attempt.qrId(), null, true);
            } else {
                razorpay.shopper().pay(providerOrder(attempt), method);
            }
        });
    }

    @Nullable Step payAgain(HistoryOrder order) {
        var attempt = openAttempt(order);
        return attempt == null || attempt.qrId() != null
                ? null
                : step(order, "pay once more", () -> razorpay.shopper().payAgain(providerOrder(attempt)));
    }

    @Nullable Step payOtherAmount(HistoryOrder order) {
        var attempt = openAttempt(order);
        if (attempt == null) {
            return null;
        }
        var amount = order.total() + (history.chance(50) ? 100 : -1);
        return step(order, "pay another amount", () -> {
            if (attempt.qrId() != null) {
                razorpay.shopper().payQrCode(attempt.qrId(), amount, true);
            } else {
                razorpay.shopper().payOther(providerOrder(attempt), amount, "INR");
            }
        });
    }

    @Nullable Step failToPay(HistoryOrder order) {
        var attempt = openAttempt(order);
        return attempt == null || attempt.qrId() != null
                ? null
                : step(
                        order,
                        "fail to pay",
                        () -> razorpay.shopper().fail(providerOrder(attempt), history.pick(METHODS), "payment_failed"));
    }

    @Nullable Step startToPay(HistoryOrder order) {
        var attempt = openAttempt(order);
        return attempt == null || attempt.qrId() != null
                ? null
                : step(
                        order,
                        "start to pay",
                        () -> razorpay.shopper().abandon(providerOrder(attempt), history.pick(METHODS)));
    }

    /** A payment that has failed, or has no end, is authorized after all. */
    @Nullable Step payLate(HistoryOrder order) {
        var payment = payment(order, one -> UNDECIDED.contains(one.status()));
        return payment == null
                ? null
                : step(order, "pay late", () -> razorpay.shopper().payLate(payment.id()));
    }

    /** The gateway ends an authorization that was not captured for days. */
    @Nullable Step endAuthorization(HistoryOrder order) {
        var payment = payment(order, one -> one.status().equals("authorized"));
        return payment == null
                ? null
                : step(
                        order,
                        "end of an authorization",
                        () -> razorpay.gateway().refundUncaptured(payment.id()));
    }

    /** What becomes of refunds from now on. */
    Step changeRefunds() {
        var outcome = history.pick(List.of("processed", "pending", "failed"));
        return Step.outside("refunds become " + outcome, () -> {
            razorpay.gateway().refundOutcome(outcome);
            return "";
        });
    }

    @Nullable Step endRefund(HistoryOrder order) {
        var refund = history.pickOrNull(pendingRefunds(order));
        var fails = history.chance(30);
        return refund == null
                ? null
                : step(order, fails ? "a refund fails" : "a refund is processed", () -> {
                    if (fails) {
                        razorpay.gateway().failRefund(refund.id());
                        history.count("refunds that failed later");
                    } else {
                        razorpay.gateway().processRefund(refund.id());
                    }
                });
    }

    /** All refunds that the gateway works on have left. */
    void processRefunds() {
        razorpay.gateway().refundOutcome("processed");
        history.orders().stream()
                .filter(HistoryOrder::isAcknowledged)
                .flatMap(order -> pendingRefunds(order).stream())
                .forEach(refund -> razorpay.gateway().processRefund(refund.id()));
    }

    /** The gateway ends all authorizations. */
    void endAuthorizations() {
        history.orders().stream()
                .filter(HistoryOrder::isAcknowledged)
                .flatMap(this::payments)
                .filter(payment -> payment.status().equals("authorized"))
                .forEach(payment -> razorpay.gateway().refundUncaptured(payment.id()));
    }

    private List<Refund> pendingRefunds(HistoryOrder order) {
        return payments(order)
                .flatMap(payment -> razorpay.gateway().refunds(payment.id()).stream())
                .filter(refund -> refund.status().equals("pending"))
                .toList();
    }

    private @Nullable Payment payment(HistoryOrder order, Predicate<Payment> which) {
        return history.pickOrNull(payments(order).filter(which).toList());
    }

    private Stream<Payment> payments(HistoryOrder order) {
        return database.paymentsAtGateway(order.id()).stream().map(razorpay.gateway()::payment);
    }

    /** The newest attempt in most cases, or an earlier one. */
    private HistoryDatabase.@Nullable Attempt openAttempt(HistoryOrder order) {
        var attempts = database.attempts(order.id()).stream()
                .filter(attempt -> attempt.providerOrderId() != null || attempt.qrId() != null)
                .toList();
        return attempts.isEmpty() || history.chance(70)
                ? attempts.isEmpty() ? null : attempts.getLast()
                : history.pick(attempts);
    }

    private static String providerOrder(HistoryDatabase.Attempt attempt) {
        return String.valueOf(attempt.providerOrderId());
    }

    private Step step(HistoryOrder order, String name, Runnable work) {
        return Step.outside(order + ": " + name, () -> {
            try {
                work.run();
                history.count(name);
                return "";
            } catch (RazorpayErrorException e) {
                return "refused: " + e.getMessage();
            }
        });
    }

    private Step step(HistoryOrder order, String name, Supplier<?> work) {
        return step(order, name, () -> {
            var _ = work.get();
        });
    }
}
