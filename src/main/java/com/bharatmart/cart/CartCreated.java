package com.bharatmart.cart;

/** Somebody has begun to shop. */
public record CartCreated(CartId cartId) {}
