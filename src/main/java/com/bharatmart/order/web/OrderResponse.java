package com.bharatmart.order.web;

import com.bharatmart.media.PictureView;
import com.bharatmart.order.CheckoutService;
import com.bharatmart.order.Contact;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderLine;
import com.bharatmart.order.OrderNumber;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderView;
import com.bharatmart.order.StatusChange;
import com.bharatmart.pricing.TaxLine;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order. All amounts include GST; {@code tax} is the part of {@code total} that is tax.
 *
 * @param token only in the response to a checkout; a guest sends it as {@code X-Order-Token} to see the order
 */
record OrderResponse(
        OrderId id,
        OrderNumber number,
        OrderStatus status,
        List<Line> items,
        List<ShipmentResponse> shipments,
        Money subtotal,
        Money discount,
        Money shipping,
        Money tax,
        List<TaxLine> taxLines,
        Money total,
        OrderPaymentResponse payment,
        Contact contact,
        OrderView.Address shippingAddress,
        OrderView.Address billingAddress,
        @Nullable Gstin gstin,
        List<StatusChange> timeline,
        Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    static OrderResponse from(OrderView order) {
        return from(order, null);
    }

    static OrderResponse from(CheckoutService.Placed placed) {
        return from(placed.order(), placed.token());
    }

    private static OrderResponse from(OrderView order, @Nullable String token) {
        var sums = order.sums();
        return new OrderResponse(
                order.id(),
                order.number(),
                order.status(),
                Line.from(order.lines()),
                order.shipments().stream().map(ShipmentResponse::from).toList(),
                sums.subtotal(),
                sums.discount(),
                sums.shipping(),
                sums.tax(),
                order.taxLines(),
                sums.total(),
                OrderPaymentResponse.from(order.payment()),
                order.contact(),
                order.shippingAddress(),
                order.billingAddress(),
                order.gstin(),
                order.timeline(),
                order.placedAt(),
                token);
    }

    /**
     * One SKU as it was at checkout.
     *
     * @param id of the item in this order, for a refund
     * @param slug of the product, which may have gone since; null in some orders of earlier releases
     * @param options the value of each option by its name
     * @param taxRate basis points: 1800 for 18 %
     */
    record Line(
            String id,
            Sku sku,
            @Nullable String slug,
            String name,
            Map<String, String> options,
            @Nullable PictureView image,
            @Nullable String hsn,
            Quantity quantity,
            Money unitPrice,
            Money mrp,
            Money lineTotal,
            int taxRate,
            Money tax) {

        static List<Line> from(List<OrderLine> lines) {
            return IntStream.range(0, lines.size())
                    .mapToObj(position -> from(ItemId.of(position), lines.get(position)))
                    .toList();
        }

        private static Line from(ItemId id, OrderLine line) {
            return new Line(
                    id.text(),
                    line.sku(),
                    line.slug(),
                    line.name(),
                    line.options(),
                    line.image(),
                    line.hsn(),
                    line.quantity(),
                    line.unitPrice(),
                    line.mrp(),
                    line.lineTotal(),
                    line.taxRate(),
                    line.tax());
        }
    }
}
