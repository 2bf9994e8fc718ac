package com.bharatmart.payment;

import com.bharatmart.payment.PaymentProperties.Capture;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.platform.database.TransactionRetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes in what was read from the gateway. It is the only way by which a payment changes: for the client's confirmation, a
 * webhook and a check alike. It has the same result in whatever order and however often they come.
 */
@Component
class PaymentSettlement {

    private final ObjectProvider<PayableOrders> orders;
    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final PaymentCheckRepository checks;
    private final PaymentAcceptance acceptance;
    private final PaymentAnnouncementRepository announcements;
    private final PaymentProperties properties;
    private final TransactionRetry transactions;

    PaymentSettlement(
            ObjectProvider<PayableOrders> orders,
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            PaymentCheckRepository checks,
            PaymentAcceptance acceptance,
            PaymentAnnouncementRepository announcements,
            PaymentProperties properties,
            TransactionRetry transactions) {
        this.orders = orders;
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.checks = checks;
        this.acceptance = acceptance;
        this.announcements = announcements;
        this.properties = properties;
        this.transactions = transactions;
    }

    /**
     * Brings the payment and its order up to date, in one transaction.
     *
     * @param read payments of this attempt, in any sequence, as the gateway had them at any time
     * @return what is left to do outside of the transaction
     */
    Result settle(PaymentId id, List<GatewayPayment> read) {
        return transactions.execute(() -> {
            var order = payments.find(id)
                    .orElseThrow(PaymentException.NotFoundException::new)
                    .order();
            var payable = orders.getObject().lock(order);
            var attempt = payments.findLocked(id).orElseThrow(PaymentException.NotFoundException::new);
            return settle(attempt, payable, read.stream().filter(attempt::has).toList());
        });
    }

    private Result settle(PaymentAttempt attempt, Optional<PayableOrder> payable, List<GatewayPayment> read) {
        read.forEach(payment -> gatewayPayments.merge(attempt, payment));
        var news =
                read.stream().collect(Collectors.toMap(GatewayPayment::id, Function.identity(), (_, later) -> later));
        for (var payment : gatewayPayments.ofPayment(attempt.id())) {
            acceptance.decide(attempt, payable, payment, news.get(payment.id()));
        }
        var known = gatewayPayments.ofPayment(attempt.id());
        var result = result(attempt, known, news);
        changeStatus(attempt, payable, attempt.statusBy(known));
        if (result.isEmpty() && known.stream().anyMatch(PaymentTransaction::isCaptured)) {
            checks.stop(attempt.id());
        }
        return result;
    }

    private void changeStatus(PaymentAttempt attempt, Optional<PayableOrder> payable, PaymentStatus status) {
        var isNew = status != attempt.status();
        if (isNew) {
            payments.changeStatus(attempt.id(), status);
        }
        switch (status) {
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> {}
            // An authorized payment is reported each time, so that the order keeps its stock.
            case PENDING, AUTHORIZED, FAILED -> {
                if ((isNew || status == PaymentStatus.AUTHORIZED)
                        && payable.filter(PayableOrder::awaitsPayment).isPresent()
                        && decidesOrder(attempt, status)) {
                    orders.getObject().changePaymentStatus(attempt.order(), status);
                    announceFailure(attempt, status);
                }
            }
        }
    }

    /** The order shows its last attempt, unless money of an earlier one is on its way. */
    private boolean decidesOrder(PaymentAttempt attempt, PaymentStatus status) {
        var attempts = payments.ofOrder(attempt.order());
        return status == PaymentStatus.AUTHORIZED
                || (attempts.getFirst().id().equals(attempt.id())
                        && attempts.stream().skip(1).noneMatch(other -> other.status() == PaymentStatus.AUTHORIZED));
    }

    private void announceFailure(PaymentAttempt attempt, PaymentStatus status) {
        if (status == PaymentStatus.FAILED) {
            announcements.add(PaymentAnnouncement.of(
                    PaymentAnnouncement.Kind.FAILED, attempt.order(), attempt.id(), attempt.amount()));
        }
    }

    private Result result(PaymentAttempt attempt, List<PaymentTransaction> known, Map<String, GatewayPayment> news) {
        var toCapture = known.stream()
                .filter(payment -> payment.status() == GatewayPayment.Status.AUTHORIZED)
                .filter(_ -> properties.capture() == Capture.AUTOMATIC
                        || attempt.method().isByQr())
                .toList();
        var withUnknownRefunds = known.stream()
                .filter(payment -> hasUnknownRefund(payment, news.get(payment.id())))
                .map(PaymentTransaction::id)
                .toList();
        return new Result(toCapture, withUnknownRefunds);
    }

    private static boolean hasUnknownRefund(PaymentTransaction known, @Nullable GatewayPayment read) {
        return read != null && known.isCaptured() && read.amountRefunded().compareTo(known.refundRequested()) > 0;
    }

    /**
     * What is left to do.
     *
     * @param toCapture authorized payments whose money the shop takes. It takes that of a late one, too: sent back by the
     *     shop it arrives days earlier than when the gateway lets the authorization end
     * @param withUnknownRefunds payments of which more was sent back than the shop knows
     */
    record Result(List<PaymentTransaction> toCapture, List<String> withUnknownRefunds) {
        boolean isEmpty() {
            return toCapture.isEmpty() && withUnknownRefunds.isEmpty();
        }
    }
}
