package com.bharatmart.notification;

import com.bharatmart.shared.Sku;
import java.time.Instant;

/** A SKU that a customer waits for. */
public record StockNoticeView(Sku sku, Instant requestedAt) {}
