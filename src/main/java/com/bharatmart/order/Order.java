package com.bharatmart.order;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order. The agreement and the lines never change. The status changes on fixed paths. */
class Order {

    private final OrderAgreement agreement;
    private final List<OrderLine> lines;
    private final List<StatusChange> timeline;
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
        this.status = status;
        this.paymentStatus = paymentStatus;
        this.version = version;
    }

    /** Makes a new order. An order that is paid on delivery is confirmed at once. */
    static Order place(OrderAgreement agreement, List<OrderLine> lines) {
        var status =
                switch (agreement.details().paymentMethod()) {
                    case COD -> OrderStatus.CONFIRMED;
                };
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

    PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    /** All statuses so far, the current one last. */
    List<StatusChange> timeline() {
        return List.copyOf(timeline);
    }

    /** One more after each change of the status. */
    int version() {
        return version;
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

    void pack(Instant at) {
        become(OrderStatus.PACKED, at);
    }

    void ship(Instant at) {
        become(OrderStatus.SHIPPED, at);
    }

    /** The carrier has delivered the parcel and, for payment on delivery, has collected the cash. */
    void deliver(Instant at) {
        become(OrderStatus.DELIVERED, at);
        switch (agreement.details().paymentMethod()) {
            case COD -> paymentStatus = PaymentStatus.CAPTURED;
        }
    }

    void cancel(Instant at) {
        become(OrderStatus.CANCELLED, at);
    }

    /** The deadline of the payment has passed. Returns false if the order no longer waits for a payment. */
    boolean expire(Instant at) {
        if (status != OrderStatus.PENDING_PAYMENT) {
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
        version++;
        timeline.add(new StatusChange(next, at));
        events.add(new OrderStatusChanged(agreement.id(), next));
    }
}
