package com.bharatmart.platform.metrics;

/**
 * Hears of every request, those too that no controller saw: refused by a filter, shed, or too broken to be one. It is
 * told after the answer was sent, on the thread of the request, and has to be quick.
 */
public interface RequestListener {
    void on(CompletedRequest request);
}
