package com.bharatmart.identity;

/** More people than this instance can check the passwords of in the time that anybody would wait. */
public final class LoginOverloadException extends RuntimeException {
    LoginOverloadException() {
        super("too many passwords are waiting to be hashed");
    }
}
