package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Gstin;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** What was agreed at checkout never changes; the status does, on fixed paths. */
@Entity
@Table(name = "orders")
class Order {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private OrderId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "number"))
    private OrderNumber number;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cart_id"))
    private CartId cartId;

    private @Nullable UUID customerId;

    private String tokenHash;

    @Version
    private @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private PaymentMethod paymentMethod;

    @Enumerated(EnumType.STRING)
    private PaymentStatus paymentStatus;

    private Contact contact;

    @EmbeddedColumnNaming("ship_%s")
    private Address shippingAddress;

    @EmbeddedColumnNaming("bill_%s")
    private Address billingAddress;

    private @Nullable Gstin gstin;

    private OrderTotals sums;

    private Instant placedAt;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "order_status_change", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<StatusChange> timeline = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** An order that is paid for on delivery is confirmed as it is placed. */
    Order(
            OrderNumber number,
            CartId cartId,
            @Nullable CustomerId customer,
            String token,
            CheckoutDetails details,
            Totals totals,
            Instant placedAt) {
        this.id = OrderId.next();
        this.number = number;
        this.cartId = cartId;
        this.customerId = customer == null ? null : customer.value();
        this.tokenHash = Fingerprint.of(token);
        this.paymentMethod = details.paymentMethod();
        this.paymentStatus = PaymentStatus.PENDING;
        this.contact = details.contact();
        this.shippingAddress = details.shippingAddress();
        this.billingAddress = details.billingAddress();
        this.gstin = details.gstin();
        this.sums = OrderTotals.of(totals);
        this.placedAt = placedAt;
        totals.lines().forEach(line -> lines.add(OrderLine.of(line)));
        this.status = switch (details.paymentMethod()) {
            case COD -> OrderStatus.CONFIRMED;
        };
        timeline.add(new StatusChange(status, placedAt));
    }

    OrderId id() {
        return id;
    }

    /** The cart that it was; unique in the database, so that no cart is ordered twice. */
    CartId cartId() {
        return cartId;
    }

    /** Null: a guest's. */
    @Nullable UUID customerId() {
        return customerId;
    }

    boolean isOf(CustomerId customer) {
        return customer.value().equals(customerId);
    }

    String tokenHash() {
        return tokenHash;
    }

    /** Whether this is the token that checkout gave out, compared in a time that tells nothing. */
    boolean isOpenedBy(String token) {
        return MessageDigest.isEqual(
                Fingerprint.of(token).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                tokenHash.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    int version() {
        return version == null ? 0 : version;
    }

    void pack(Instant at) {
        become(OrderStatus.PACKED, at);
    }

    void ship(Instant at) {
        become(OrderStatus.SHIPPED, at);
    }

    /** The carrier has handed it over, and taken the cash if it was to be paid on delivery. */
    void deliver(Instant at) {
        become(OrderStatus.DELIVERED, at);
        switch (paymentMethod) {
            case COD -> paymentStatus = PaymentStatus.CAPTURED;
        }
    }

    void cancel(Instant at) {
        become(OrderStatus.CANCELLED, at);
    }

    /** The deadline for its payment has passed. Returns whether it was still waiting. */
    boolean expire(Instant at) {
        if (status != OrderStatus.PENDING_PAYMENT) {
            return false;
        }
        become(OrderStatus.EXPIRED, at);
        return true;
    }

    OrderView view() {
        return new OrderView(
                id,
                number,
                status,
                paymentMethod,
                paymentStatus,
                contact,
                shippingAddress,
                billingAddress,
                gstin,
                sums,
                sums.taxLines(lines),
                lines,
                timeline,
                placedAt);
    }

    private void become(OrderStatus next, Instant at) {
        if (!status.leadsTo(next)) {
            throw new OrderException.WrongStatusException(status, next);
        }
        status = next;
        timeline.add(new StatusChange(next, at));
    }
}
