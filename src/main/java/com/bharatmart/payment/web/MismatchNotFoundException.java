package com.bharatmart.payment.web;

/** There is no such mismatch. */
final class MismatchNotFoundException extends RuntimeException {}
