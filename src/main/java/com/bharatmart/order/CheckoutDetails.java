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
        PaymentMethod paymentMethod) {

    /** The invoice goes to the new address, too, if it was to go to the address of the parcel before. */
    CheckoutDetails sentTo(PostalAddress address) {
        return new CheckoutDetails(
                contact,
                address,
                billingAddress.equals(shippingAddress) ? address : billingAddress,
                gstin,
                paymentMethod);
    }

    CheckoutDetails paidBy(PaymentMethod method) {
        return new CheckoutDetails(contact, shippingAddress, billingAddress, gstin, method);
    }
}
