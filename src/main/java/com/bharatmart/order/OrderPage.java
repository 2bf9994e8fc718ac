package com.bharatmart.order;

import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;

/** A page of orders, and the length of the whole list where that was asked for. */
public record OrderPage(Page<OrderSummary> page, @Nullable Long total) {}
