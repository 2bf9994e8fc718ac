package com.bharatmart.order;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.pricing.TaxLine;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
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
        Payment payment,
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
    static OrderView of(Order order, Payment payment, List<Fulfillment> parcels) {
        var agreement = order.agreement();
        var details = agreement.details();
        var totals = agreement.totals();
        return new OrderView(
                agreement.id(),
                agreement.number(),
                order.status(),
                payment,
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
     * How the order is paid.
     *
     * @param attempt what the buyer needs to pay; null unless the order waits for a payment
     * @param refunded what goes back to the buyer or has gone back; null unless the order was paid and has refunds
     */
    public record Payment(
            PaymentMethod method,
            PaymentStatus status,
            @Nullable PaymentView attempt,
            @Nullable Money refunded) {}

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
