package com.bharatmart.productimport.web;

/** The instance already sends events to the maximum number of clients. */
final class TooManyWatchersException extends RuntimeException {
    TooManyWatchersException() {
        super("too many clients watch imports on this instance");
    }
}
