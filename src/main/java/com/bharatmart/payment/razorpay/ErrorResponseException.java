package com.bharatmart.payment.razorpay;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A response with another status than 2xx. Becomes a {@code PaymentGatewayException} by {@link CallFailure}. */
final class ErrorResponseException extends RuntimeException {

    private static final int MAX_DESCRIPTION = 200;
    private static final Pattern PERSONAL = Pattern.compile("\\S*@\\S*|\\+?\\d[\\d -]{5,}\\d");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,60}");
    private static final int MAX_SECONDS_DIGITS = 6;

    private final int status;
    private final @Nullable String code;
    private final String description;
    private final transient @Nullable Duration retryAfter;

    private ErrorResponseException(
            int status, @Nullable String code, String description, @Nullable Duration retryAfter) {
        super("status %d %s".formatted(status, code));
        this.status = status;
        this.code = code;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    static ErrorResponseException from(int status, HttpHeaders headers, byte[] body, JsonMapper json, Clock clock) {
        var error = error(body, json);
        var code = error.path("code").asString("");
        return new ErrorResponseException(
                status,
                CODE.matcher(code).matches() ? code : null,
                description(error),
                retryAfter(headers.getFirst(HttpHeaders.RETRY_AFTER), clock));
    }

    int status() {
        return status;
    }

    /** Null if the response is not one of Razorpay, but of a proxy for example. */
    @Nullable String code() {
        return code;
    }

    /** For logs. */
    String description() {
        return description;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    private static JsonNode error(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body).path("error");
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /** One line, without what could be an address, a phone number or the number of a card. */
    private static String description(JsonNode error) {
        var text = error.path("description").asString("").replaceAll("\\p{Cntrl}", " ");
        var masked = PERSONAL.matcher(text).replaceAll("...");
        return masked.length() > MAX_DESCRIPTION ? masked.substring(0, MAX_DESCRIPTION) : masked;
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private static @Nullable Duration retryAfter(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        if (header.matches("\\d{1," + MAX_SECONDS_DIGITS + "}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(clock.instant(), date.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
