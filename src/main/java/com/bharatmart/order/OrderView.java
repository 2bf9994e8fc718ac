package com.bharatmart.order;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.pricing.TaxLine;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its customer sees it. */
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
        List<Fulfillment> shipments,
        List<StatusChange> timeline,
        Instant placedAt) {

    public OrderView {
        taxLines = List.copyOf(taxLines);
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
        timeline = List.copyOf(timeline);
    }

    /** @param parcels all parcels of the order, in the order of their packing */
    static OrderView of(Order order, List<Fulfillment> parcels) {
        var agreement = order.agreement();
        var details = agreement.details();
        var totals = agreement.totals();
        return new OrderView(
                agreement.id(),
                agreement.number(),
                order.status(),
                details.paymentMethod(),
                order.paymentStatus(),
                details.contact(),
                Address.of(details.shippingAddress()),
                Address.of(details.billingAddress()),
                details.gstin(),
                totals,
                totals.taxLines(order.lines()),
                order.lines(),
                parcels,
                order.timeline(),
                agreement.placedAt());
    }

    /**
     * An address as it was when the order was placed.
     *
     * @param country always {@code IN}
     * @param phone in E.164 form
     */
    public record Address(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            IndianState state,
            PinCode pin,
            String country,
            @Nullable String phone) {

        static Address of(PostalAddress address) {
            return new Address(
                    address.name(),
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.state(),
                    address.pin(),
                    PostalAddress.COUNTRY,
                    address.phone());
        }
    }
}
