package com.bharatmart.order;

import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;

/** A page of orders, and the length of the whole list where that was asked for. */
public record OrderList(Page<OrderSummary> page, @Nullable Long total) {}
