package com.bharatmart.order;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An order. The lines and the sums never change, the addresses until it is packed, the payment method until it is paid. The
 * status changes on fixed paths.
 */
class Order {

    private OrderAgreement agreement;
    private final List<OrderLine> lines;
    private final List<StatusChange> timeline;
    private final int storedChanges;
    private final List<Object> events = new ArrayList<>();
    private OrderStatus status;
    private PaymentStatus paymentStatus;
    private int version;

    /** An order as it is stored. */
    Order(
            OrderAgreement agreement,
            List<OrderLine> lines,
            List<StatusChange> timeline,
            OrderStatus status,
            PaymentStatus paymentStatus,
            int version) {
        this.agreement = agreement;
        this.lines = List.copyOf(lines);
        this.timeline = new ArrayList<>(timeline);
        this.storedChanges = timeline.size();
        this.status = status;
        this.paymentStatus = paymentStatus;
        this.version = version;
    }

    /** Makes a new order. An order that is paid on delivery is confirmed at once, any other one when it is paid. */
    static Order place(OrderAgreement agreement, List<OrderLine> lines) {
        var status =
                agreement.details().paymentMethod().isOnline() ? OrderStatus.PENDING_PAYMENT : OrderStatus.CONFIRMED;
        var timeline = List.of(new StatusChange(status, agreement.placedAt()));
        var order = new Order(agreement, lines, timeline, status, PaymentStatus.PENDING, 0);
        order.events.add(new OrderPlaced(agreement.id(), agreement.totals().total()));
        return order;
    }

    OrderId id() {
        return agreement.id();
    }

    OrderAgreement agreement() {
        return agreement;
    }

    List<OrderLine> lines() {
        return lines;
    }

    OrderStatus status() {
        return status;
    }

    PaymentMethod paymentMethod() {
        return agreement.details().paymentMethod();
    }

    PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    boolean awaitsPayment() {
        return status == OrderStatus.PENDING_PAYMENT;
    }

    /** All statuses so far, the current one last, and what else happened. */
    List<StatusChange> timeline() {
        return List.copyOf(timeline);
    }

    /** One more after each change. */
    int version() {
        return version;
    }

    /** Whether the timeline has an entry that it did not have when the order was read. */
    boolean hasNewEntry() {
        return timeline.size() > storedChanges;
    }

    boolean isOf(CustomerId customer) {
        return customer.equals(agreement.customer());
    }

    /** Whether this is the token of the order. The time of the comparison does not depend on the text. */
    boolean isOpenedBy(String token) {
        return MessageDigest.isEqual(
                Fingerprint.of(token).getBytes(StandardCharsets.US_ASCII),
                agreement.tokenHash().getBytes(StandardCharsets.US_ASCII));
    }

    /** Throws {@link OrderException.WrongStatusException} if no parcel of the order can reach this status. */
    void requireFulfillment(OrderStatus next) {
        var possible =
                switch (status) {
                    case CONFIRMED -> true;
                    case PACKED -> next != OrderStatus.PACKED;
                    case SHIPPED -> next == OrderStatus.DELIVERED;
                    case PENDING_PAYMENT, DELIVERED, CANCELLED, EXPIRED -> false;
                };
        if (!possible) {
            throw new OrderException.WrongStatusException(status, next);
        }
    }

    /** The status follows the parcels. When all are delivered, the carrier has collected the payment on delivery. */
    void follow(FulfillmentProgress progress, Instant at) {
        var reached = progress.status();
        if (reached == status) {
            change();
            return;
        }
        become(reached, at);
        if (reached == OrderStatus.DELIVERED && paymentMethod() == PaymentMethod.COD) {
            paymentStatus = PaymentStatus.CAPTURED;
        }
    }

    /** Something else than the status has changed. */
    void change() {
        version++;
    }

    /**
     * Sends the order to another address. Its invoice goes there, too, if it was to go to the address before.
     *
     * @throws OrderException.AddressFixedException if it is too late
     */
    void sendTo(PostalAddress address, List<Fulfillment> parcels) {
        if (!parcels.isEmpty() || (!awaitsPayment() && status != OrderStatus.CONFIRMED)) {
            throw new OrderException.AddressFixedException();
        }
        agreement = agreement.sentTo(address);
        change();
    }

    /** Throws {@link OrderException.PartlyShippedException} if one of the parcels has been shipped. */
    void cancel(List<Fulfillment> parcels, Instant at) {
        if (status.leadsTo(OrderStatus.CANCELLED) && parcels.stream().anyMatch(Fulfillment::isShipped)) {
            throw new OrderException.PartlyShippedException();
        }
        become(OrderStatus.CANCELLED, at);
    }

    /**
     * @throws OrderException.WrongStatusException if the order does not wait for a payment
     * @throws OrderException.PaymentUnderWayException if a payment has been authorized: its money may arrive at any moment
     */
    void requirePayable() {
        if (!awaitsPayment()) {
            throw OrderException.WrongStatusException.forPayment(status);
        }
        if (paymentStatus == PaymentStatus.AUTHORIZED) {
            throw new OrderException.PaymentUnderWayException();
        }
    }

    /** The buyer pays in another way, or tries again. With payment on delivery, the order is confirmed. */
    void payBy(PaymentMethod method, Instant at) {
        requirePayable();
        agreement = agreement.paidBy(method);
        paymentStatus = PaymentStatus.PENDING;
        if (method.isOnline()) {
            change();
        } else {
            become(OrderStatus.CONFIRMED, at);
        }
    }

    /** The whole amount has been paid online. */
    void acceptPayment(Instant at) {
        paymentStatus = PaymentStatus.CAPTURED;
        become(OrderStatus.CONFIRMED, at);
    }

    /**
     * What the payment module reports. An order that no longer waits for a payment ignores what attempts to pay it report.
     *
     * @return false if nothing changes
     */
    boolean changePaymentStatus(PaymentStatus next) {
        var applies =
                switch (next) {
                    case PENDING, AUTHORIZED, FAILED -> awaitsPayment();
                    case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> !awaitsPayment();
                };
        if (!applies || next == paymentStatus) {
            return false;
        }
        paymentStatus = next;
        change();
        return true;
    }

    /** Something that the buyer is to see has happened, and the status is the same. */
    void note(StatusChange.Note note, Instant at) {
        change();
        timeline.add(new StatusChange(status, at, note));
    }

    /** The deadline of the payment has passed. Returns false if the order no longer waits for a payment. */
    boolean expire(Instant at) {
        if (!awaitsPayment()) {
            return false;
        }
        become(OrderStatus.EXPIRED, at);
        return true;
    }

    /** Returns the events since the last call. The repository publishes them when it has written the order. */
    List<Object> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private void become(OrderStatus next, Instant at) {
        if (!status.leadsTo(next)) {
            throw new OrderException.WrongStatusException(status, next);
        }
        status = next;
        change();
        timeline.add(new StatusChange(next, at));
        events.add(new OrderStatusChanged(agreement.id(), next));
    }
}
