package com.bharatmart.order;

import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer adds to a cart at checkout.
 *
 * @param gstin of a business that claims the tax back, null for a consumer
 */
public record CheckoutDetails(
        Contact contact,
        PostalAddress shippingAddress,
        PostalAddress billingAddress,
        @Nullable Gstin gstin,
        PaymentMethod paymentMethod) {}
