package com.bharatmart.order.web;

import com.bharatmart.order.refund.RequestedRefund;
import com.bharatmart.platform.request.Visible;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes back to the buyer of an order. */
record RefundRequest(
        @Schema(description = "Units of items, each of which is refunded once. Required without amount.")
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid Line> lines,

        @Schema(
                description =
                        "Without it, what was paid for the units of the lines. With it, this amount instead: less or more than that, with the shipping for example.")
        @Nullable Money amount,

        @Schema(description = "For the audit log and the buyer.", example = "Returned") @NotBlank @Visible @Size(max = 500) String reason,

        @Schema(description = "Whether the units of the lines are back and can be sold again.")
        boolean restock,

        @Schema(
                description =
                        "Of the transfer to a buyer who has paid cash on delivery, and only then: staff make the transfer.",
                example = "N332263300011")
        @Nullable @Size(min = 1, max = 100) String reference) {

    RequestedRefund toRefund() {
        return new RequestedRefund(
                lines == null ? List.of() : lines.stream().map(Line::toUnits).toList(),
                amount,
                reason.strip(),
                restock,
                reference == null ? null : reference.strip());
    }

    record Line(
            @Schema(description = "The id of an item of the order.", example = "1") @NotBlank @Size(max = 16) String itemId,

            @Min(1) int quantity) {

        RequestedRefund.Units toUnits() {
            return new RequestedRefund.Units(new ItemId(itemId).position(), new Quantity(quantity));
        }
    }
}
