package com.bharatmart.order.web;

import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundLine;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.payment.RefundView;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money that goes back to a buyer. */
record RefundResponse(
        RefundId id,
        Money amount,
        RefundStatus status,

        @Schema(description = "Whether staff have sent it, and not the gateway.")
        boolean cash,

        @Schema(description = "Whether it is of money that came too late or twice, so that the order did not take it.")
        boolean surplus,

        String reason,
        List<Line> lines,

        @Schema(description = "Whether the units of the lines are for sale again.")
        boolean restock,

        @Schema(description = "By which the bank of the buyer finds it.", example = "N332263300011") @Nullable String reference,

        Instant createdAt,

        @Schema(description = "When the money has left.") @Nullable Instant processedAt) {

    static RefundResponse from(RefundView refund) {
        return new RefundResponse(
                refund.id(),
                refund.amount(),
                refund.status(),
                refund.cash(),
                refund.surplus(),
                refund.reason(),
                refund.lines().stream().map(Line::from).toList(),
                refund.restock(),
                refund.reference(),
                refund.createdAt(),
                refund.processedAt());
    }

    record Line(
            @Schema(description = "The id of the item in the order.", example = "1")
            String itemId,

            Quantity quantity) {

        static Line from(RefundLine line) {
            return new Line(ItemId.of(line.position()).text(), line.quantity());
        }
    }
}
