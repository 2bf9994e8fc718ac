package com.bharatmart.productimport.web;

/** The instance already sends events to as many clients as it may. */
final class TooManyWatchersException extends RuntimeException {
    TooManyWatchersException() {
        super("too many clients watch imports on this instance");
    }
}
