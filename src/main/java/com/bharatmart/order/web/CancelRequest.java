package com.bharatmart.order.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why staff cancel an order, for the audit log. */
record CancelRequest(@NotBlank @Size(max = 500) String reason) {}
