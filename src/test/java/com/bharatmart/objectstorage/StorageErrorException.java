package com.bharatmart.objectstorage;

import java.util.Map;

/** An error response of Object Storage: a status and an error code. */
final class StorageErrorException extends RuntimeException {

    private final int status;
    private final String code;

    StorageErrorException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static StorageErrorException notAuthenticated(String why) {
        return new StorageErrorException(
                401,
                "NotAuthenticated",
                "The required information to complete authentication was not provided or was incorrect: " + why);
    }

    static StorageErrorException notFound(String code, String what) {
        return new StorageErrorException(404, code, what + " was not found");
    }

    static StorageErrorException invalid(String what) {
        return new StorageErrorException(400, "InvalidParameter", what);
    }

    int status() {
        return status;
    }

    Map<String, String> body() {
        return Map.of("code", code, "message", String.valueOf(getMessage()));
    }
}
