package com.bharatmart.payment.mismatch;

import com.bharatmart.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the shop and the gateway do not agree in.
 *
 * @param cause identifies it: the same cause is told once
 * @param order null if it belongs to no order
 * @param payment the attempt of the shop
 * @param providerPaymentId the payment at the gateway
 * @param expected by the shop's books
 * @param actual by the gateway
 * @param detail for staff, without personal data
 */
public record Mismatch(
        String cause,
        MismatchKind kind,
        @Nullable UUID order,
        @Nullable UUID payment,
        @Nullable String providerPaymentId,
        @Nullable Money expected,
        @Nullable Money actual,
        String detail) {}
