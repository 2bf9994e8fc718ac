package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.PostalAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shop and the buyer agreed at checkout. An order of a guest can join an account, staff can change the
 * addresses until the order is packed, and the buyer the payment method until it is paid; nothing else changes.
 *
 * @param cartId the cart that became the order; unique in the database, so that a cart is ordered once
 * @param customer null for a guest
 * @param tokenHash the fingerprint of the token that opens the order to a guest
 */
record OrderAgreement(
        OrderId id,
        OrderNumber number,
        CartId cartId,
        @Nullable CustomerId customer,
        String tokenHash,
        CheckoutDetails details,
        OrderTotals totals,
        Instant placedAt) {

    OrderAgreement sentTo(PostalAddress address) {
        return new OrderAgreement(id, number, cartId, customer, tokenHash, details.sentTo(address), totals, placedAt);
    }

    OrderAgreement paidBy(PaymentMethod method) {
        return new OrderAgreement(id, number, cartId, customer, tokenHash, details.paidBy(method), totals, placedAt);
    }
}
