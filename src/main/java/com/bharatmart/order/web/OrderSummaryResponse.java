package com.bharatmart.order.web;

import com.bharatmart.media.PictureView;
import com.bharatmart.order.Contact;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderNumber;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderSummary;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record OrderSummaryResponse(
        OrderId id,
        OrderNumber number,
        OrderStatus status,
        Payment payment,
        Contact contact,

        @Schema(description = "The name of the shipping address.")
        String recipient,

        Money total,
        Instant placedAt,

        @Schema(description = "How many items (lines) the order has.")
        int itemCount,

        @Schema(description = "How many units all items have together.")
        int unitCount,

        @Schema(description = "The name of the first item.") String firstItemName,

        @Schema(description = "The picture of the first item that has one.") @Nullable PictureView image) {

    static OrderSummaryResponse from(OrderSummary order) {
        return new OrderSummaryResponse(
                order.id(),
                order.number(),
                order.status(),
                new Payment(order.paymentMethod(), order.paymentStatus()),
                order.contact(),
                order.recipient(),
                order.total(),
                order.placedAt(),
                order.items().count(),
                order.items().units(),
                order.items().firstItemName(),
                order.items().image());
    }

    /** How the order is paid. */
    record Payment(PaymentMethod method, PaymentStatus status) {}
}
