package com.bharatmart.order;

import com.bharatmart.media.PictureView;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
        Instant placedAt,
        Items items) {

    /**
     * What was ordered, in short.
     *
     * @param count lines
     * @param units of all lines
     * @param firstItemName the name of the first line
     * @param image the first picture of a line, null if no line has one
     */
    public record Items(
            int count,
            int units,
            String firstItemName,
            @Nullable PictureView image) {}
}
