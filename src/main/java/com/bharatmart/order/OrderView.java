package com.bharatmart.order;

import com.bharatmart.pricing.TaxLine;
import com.bharatmart.shared.Gstin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as others see it. */
public record OrderView(
        OrderId id,
        OrderNumber number,
        OrderStatus status,
        PaymentMethod paymentMethod,
        PaymentStatus paymentStatus,
        Contact contact,
        Address shippingAddress,
        Address billingAddress,
        @Nullable Gstin gstin,
        OrderTotals sums,
        List<TaxLine> taxLines,
        List<OrderLine> lines,
        List<StatusChange> timeline,
        Instant placedAt) {

    public OrderView {
        taxLines = List.copyOf(taxLines);
        lines = List.copyOf(lines);
        timeline = List.copyOf(timeline);
    }
}
