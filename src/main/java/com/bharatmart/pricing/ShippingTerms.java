package com.bharatmart.pricing;

import com.bharatmart.shared.Money;

/**
 * What shipping costs.
 *
 * @param fee for one order, with GST
 * @param freeFrom the subtotal from which shipping is free
 */
public record ShippingTerms(Money fee, Money freeFrom) {}
