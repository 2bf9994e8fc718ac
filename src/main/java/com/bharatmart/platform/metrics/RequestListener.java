package com.bharatmart.platform.metrics;

/**
 * Called for every completed request, including requests that a filter has rejected and malformed ones. Called after the
 * response was sent, on the thread of the request, so it must be fast.
 */
public interface RequestListener {
    void on(CompletedRequest request);
}
