package com.bharatmart.payment.web;

/** There is no such event or mismatch. */
final class ReportNotFoundException extends RuntimeException {}
