package com.bharatmart.order;

import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;

/** A page of orders, and the length of the whole list if the query asks for it. */
public record OrderPage(Page<OrderSummary> page, @Nullable Long total) {}
