package com.bharatmart.objectstorage;

import java.util.Map;

/** An error as Object Storage answers it: a status, and a code that clients decide by. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal notAuthenticated(String why) {
        return new Refusal(
                401,
                "NotAuthenticated",
                "The required information to complete authentication was not " + "provided or was incorrect: " + why);
    }

    static Refusal notFound(String code, String what) {
        return new Refusal(404, code, what + " was not found");
    }

    static Refusal invalid(String what) {
        return new Refusal(400, "InvalidParameter", what);
    }

    int status() {
        return status;
    }

    Map<String, String> body() {
        return Map.of("code", code, "message", String.valueOf(getMessage()));
    }
}
