package com.bharatmart.pricing;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The charges of the shop.
 *
 * @param sellerState the state of the seller; decides between CGST with SGST, and IGST
 * @param shippingFeePaise for one order, with GST
 * @param freeShippingFromPaise subtotal from which shipping is free
 */
@Validated
@ConfigurationProperties("bharatmart.pricing")
record PricingProperties(
        @NotNull @DefaultValue("KA") IndianState sellerState,
        @PositiveOrZero @DefaultValue("4900") long shippingFeePaise,
        @PositiveOrZero @DefaultValue("49900") long freeShippingFromPaise) {

    Money shipping(Money subtotal) {
        return subtotal.amount() == 0 || subtotal.amount() >= freeShippingFromPaise
                ? Money.ZERO
                : Money.inr(shippingFeePaise);
    }
}
