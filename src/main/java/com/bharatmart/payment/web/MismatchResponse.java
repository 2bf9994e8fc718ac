package com.bharatmart.payment.web;

import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchView;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mismatch for staff. */
record MismatchResponse(
        UUID id,
        MismatchKind kind,
        @Nullable UUID orderId,
        @Nullable UUID paymentId,
        @Nullable String providerPaymentId,

        @Schema(description = "By the shop's books.") @Nullable Money expected,

        @Schema(description = "By the gateway.") @Nullable Money actual,
        String detail,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {

    static MismatchResponse from(MismatchView view) {
        var mismatch = view.mismatch();
        return new MismatchResponse(
                view.id(),
                mismatch.kind(),
                mismatch.order(),
                mismatch.payment(),
                mismatch.providerPaymentId(),
                mismatch.expected(),
                mismatch.actual(),
                mismatch.detail(),
                view.createdAt(),
                view.resolvedAt(),
                view.resolution());
    }
}
