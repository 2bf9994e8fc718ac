package com.bharatmart.identity;

/** This shop was not set up for what was asked of it. */
public final class FeatureUnavailableException extends RuntimeException {
    FeatureUnavailableException(String message) {
        super(message);
    }
}
