package com.bharatmart.payment.web;

/** There is no such event. */
final class PaymentEventNotFoundException extends RuntimeException {}
