package com.bharatmart.order;

import com.bharatmart.shared.Money;
import java.time.Instant;

/**
 * An order as lists show it.
 *
 * @param recipient the name on the parcel
 */
public record OrderSummary(
        OrderId id,
        OrderNumber number,
        OrderStatus status,
        PaymentMethod paymentMethod,
        PaymentStatus paymentStatus,
        Contact contact,
        String recipient,
        Money total,
        Instant placedAt) {}
