package com.bharatmart.cart;

/**
 * What a cart can hold.
 *
 * @param maxLines different SKUs
 * @param maxQuantity units of one SKU
 */
public record CartLimits(int maxLines, int maxQuantity) {}
