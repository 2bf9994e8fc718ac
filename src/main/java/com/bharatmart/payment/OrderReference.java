package com.bharatmart.payment;

import java.util.UUID;

/** The order that a payment is for. */
public record OrderReference(UUID value) {}
