package com.bharatmart.order.web;

import com.bharatmart.platform.request.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The reason of a cancellation, for the audit log. */
record CancelRequest(@NotBlank @Visible @Size(max = 500) String reason) {}
