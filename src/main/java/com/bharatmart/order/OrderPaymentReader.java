package com.bharatmart.order;

import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PaymentService;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.payment.RefundService;
import com.bharatmart.payment.RefundView;
import com.bharatmart.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how an order is paid. Without a payment online or a refund this costs no query. */
@Component
class OrderPaymentReader {

    private final PaymentService payments;
    private final RefundService refunds;

    OrderPaymentReader(PaymentService payments, RefundService refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    /** The order as its buyer sees it. */
    OrderView view(Order order, List<Fulfillment> parcels) {
        return OrderView.of(order, read(order), parcels);
    }

    OrderView.Payment read(Order order) {
        return of(
                order,
                order.awaitsPayment() ? payments.latest(reference(order.id())).orElse(null) : null);
    }

    /** @param attempt to pay, null unless the order waits for a payment */
    OrderView.Payment of(Order order, @Nullable PaymentView attempt) {
        return new OrderView.Payment(order.paymentMethod(), order.paymentStatus(), attempt, refunded(order));
    }

    private @Nullable Money refunded(Order order) {
        if (!canHaveRefunds(order)) {
            return null;
        }
        var sum = refunds.list(reference(order.id())).stream()
                .filter(refund -> !refund.surplus())
                .map(RefundView::amount)
                .reduce(Money.ZERO, Money::plus);
        return sum.equals(Money.ZERO) ? null : sum;
    }

    private static boolean canHaveRefunds(Order order) {
        return switch (order.paymentStatus()) {
            case PENDING, AUTHORIZED, FAILED -> false;
            case CAPTURED -> order.paymentMethod().isOnline();
            case PARTIALLY_REFUNDED, REFUNDED -> true;
        };
    }

    static OrderReference reference(OrderId id) {
        return new OrderReference(id.value());
    }
}
