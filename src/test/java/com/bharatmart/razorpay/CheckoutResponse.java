package com.bharatmart.razorpay;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What the client's SDK receives after a payment. The names are the SDK's. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CheckoutResponse(String razorpayPaymentId, String razorpayOrderId, String razorpaySignature) {}
