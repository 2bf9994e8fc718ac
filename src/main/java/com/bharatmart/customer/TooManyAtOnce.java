package com.bharatmart.customer;

/** More people than this instance can check the passwords of in the time that anybody would wait. */
public final class TooManyAtOnce extends RuntimeException {
    TooManyAtOnce() {
        super("too many passwords are waiting to be hashed");
    }
}
