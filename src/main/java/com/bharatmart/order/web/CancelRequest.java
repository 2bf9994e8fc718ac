package com.bharatmart.order.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The reason of a cancellation, for the audit log. */
record CancelRequest(@NotBlank @Size(max = 500) String reason) {}
