package com.bharatmart.customer;

/** This shop was not set up for what was asked of it. */
public final class FeatureUnavailable extends RuntimeException {
    FeatureUnavailable(String message) {
        super(message);
    }
}
