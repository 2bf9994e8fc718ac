package com.bharatmart.cart;

/** A guest or a customer has a new cart. */
public record CartCreated(CartId cartId) {}
