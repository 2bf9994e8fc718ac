package com.bharatmart.order;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order.
 *
 * @param lines what is in it, in the order of the lines of the order
 * @param shipment null until the parcel is shipped
 */
public record Fulfillment(
        FulfillmentId id,
        List<Line> lines,
        @Nullable Shipment shipment,
        Instant packedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {

    public Fulfillment {
        lines = List.copyOf(lines);
    }

    /** What happened to the parcel so far, the last change at the end. */
    public List<StatusChange> timeline() {
        var timeline = new ArrayList<StatusChange>();
        timeline.add(new StatusChange(OrderStatus.PACKED, packedAt));
        if (shippedAt != null) {
            timeline.add(new StatusChange(OrderStatus.SHIPPED, shippedAt));
        }
        if (deliveredAt != null) {
            timeline.add(new StatusChange(OrderStatus.DELIVERED, deliveredAt));
        }
        return timeline;
    }

    boolean isShipped() {
        return shippedAt != null;
    }

    boolean isDelivered() {
        return deliveredAt != null;
    }

    /** Units of all lines. */
    int units() {
        return lines.stream().mapToInt(line -> line.quantity().value()).sum();
    }

    /**
     * Units of one line of the order.
     *
     * @param name at checkout
     */
    public record Line(Sku sku, String name, Quantity quantity) {}
}
