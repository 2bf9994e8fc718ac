package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error response of Razorpay: a status, and a body with a code, a description and perhaps a field. */
public final class RazorpayErrorException extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable String field;

    RazorpayErrorException(int status, String code, String description, @Nullable String field) {
        super(description);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    static RazorpayErrorException badRequest(String description) {
        return new RazorpayErrorException(400, "BAD_REQUEST_ERROR", description, null);
    }

    static RazorpayErrorException badField(String field, String description) {
        return new RazorpayErrorException(400, "BAD_REQUEST_ERROR", description, field);
    }

    static RazorpayErrorException unknownId() {
        return badRequest("The id provided does not exist");
    }

    static RazorpayErrorException notAuthenticated() {
        return new RazorpayErrorException(401, "BAD_REQUEST_ERROR", "Authentication failed", null);
    }

    /** The error that has this status, without an effect on any entity. */
    static RazorpayErrorException ofStatus(int status) {
        return switch (status) {
            case 429 ->
                new RazorpayErrorException(
                        429, "BAD_REQUEST_ERROR", "Request failed. Please try after sometime.", null);
            case 502, 504 ->
                new RazorpayErrorException(
                        status,
                        "GATEWAY_ERROR",
                        "Payment processing failed due to error at bank or wallet gateway",
                        null);
            default ->
                new RazorpayErrorException(
                        status,
                        "SERVER_ERROR",
                        "We are facing some trouble completing your request at the moment.",
                        null);
        };
    }

    public int status() {
        return status;
    }

    Map<String, @Nullable Object> body() {
        var client = status < 500;
        return Json.object(
                "error",
                Json.object(
                        "code",
                        code,
                        "description",
                        getMessage(),
                        "source",
                        client ? "business" : "internal",
                        "step",
                        "payment_initiation",
                        "reason",
                        client ? "input_validation_failed" : "server_error",
                        "metadata",
                        Map.of(),
                        "field",
                        field));
    }
}
