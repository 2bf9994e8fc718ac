package com.bharatmart.order;

import com.bharatmart.shared.Gstin;
import org.jspecify.annotations.Nullable;

/**
 * All that a cart lacks to become an order.
 *
 * @param gstin of a business that wants to claim the tax back, null for a consumer
 */
public record CheckoutDetails(
        Contact contact,
        Address shippingAddress,
        Address billingAddress,
        @Nullable Gstin gstin,
        PaymentMethod paymentMethod) {}
