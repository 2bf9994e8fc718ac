package com.bharatmart.payment.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The part of an event that every event has. It is read from the signed bytes, so this type only describes it. */
@Schema(description = "An event of Razorpay, with more fields than this one.")
record WebhookRequest(@Schema(example = "payment.captured") String event) {}
