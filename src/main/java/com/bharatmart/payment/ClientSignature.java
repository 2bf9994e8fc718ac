package com.bharatmart.payment;

/**
 * What the gateway's SDK in the client returns after a payment.
 *
 * @param signature of the two ids, by the secret of the key; unverified
 */
public record ClientSignature(String providerOrderId, String providerPaymentId, String signature) {}
