package com.bharatmart.payment.settlement;

import com.bharatmart.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment or refund of the books that a settlement report is compared with.
 *
 * @param amount captured or refunded
 * @param fee with its tax; null for a refund, and if the gateway has not told it
 */
record SettledEntry(
        String id,
        UUID order,
        @Nullable UUID payment,
        String providerPaymentId,
        Money amount,
        @Nullable Money fee,
        @Nullable Money tax) {}
