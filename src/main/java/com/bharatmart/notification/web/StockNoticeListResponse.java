package com.bharatmart.notification.web;

import com.bharatmart.notification.StockNoticeView;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.List;

/** What a customer waits for, in the order of the SKUs. */
record StockNoticeListResponse(List<StockNotice> data) {

    static StockNoticeListResponse from(List<StockNoticeView> notices) {
        return new StockNoticeListResponse(notices.stream()
                .map(notice -> new StockNotice(notice.sku(), notice.requestedAt()))
                .toList());
    }

    /** A SKU that is sold out. */
    record StockNotice(Sku sku, Instant requestedAt) {}
}
