package com.bharatmart.platform.problem;

import org.springframework.http.HttpStatus;

/** The problems of no module in particular: those of requests, sessions, limits and outages. */
public enum PlatformProblemCode implements ProblemCode {
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The path, a parameter or a header is not well formed, or has something that is not allowed.",
            "Correct the client; a repetition gets the same answer."),
    MALFORMED_BODY(
            HttpStatus.BAD_REQUEST,
            "The body is missing, is not JSON in UTF-8 (or not the format of the route), or ends too early.",
            "Correct the client. After an upload that broke off: send it again."),
    UNKNOWN_FIELD(
            HttpStatus.BAD_REQUEST,
            "The body has a field that the route does not know; `errors` points to it.",
            "Remove the field, or correct its name."),
    UNKNOWN_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "The query has a parameter that the route does not know; `errors` names it and the known ones.",
            "Remove the parameter, or correct its name."),
    VALIDATION_FAILED(
            HttpStatus.BAD_REQUEST,
            "A field or a parameter has a value that is not allowed; `errors` names each.",
            "Show each entry of `errors` beside its field: `pointer` for a part of the body, `parameter` for anything else."),
    INVALID_CODE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The code is wrong, used or expired. A session goes on.",
            "Ask for the code again, or have a new one sent."),
    INVALID_CURSOR(
            HttpStatus.BAD_REQUEST,
            "The `cursor` is not one that this list has returned.",
            "Start again with the first page."),
    IDEMPOTENCY_KEY_REQUIRED(
            HttpStatus.BAD_REQUEST,
            "The route needs an `Idempotency-Key`, because a repetition without one would do the work twice.",
            "Send a new key for each intention, and the same one with its retries."),
    IDEMPOTENCY_KEY_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "The `Idempotency-Key` is not 1 to 255 visible ASCII characters.",
            "Send a random UUID."),
    GUEST_SECRET_REQUIRED(
            HttpStatus.BAD_REQUEST,
            "A guest sent an `Idempotency-Key` to a route without a cart or an order, and no `X-Guest-Secret`.",
            "Generate a secret of at least 128 bits once, store it and send it."),
    GUEST_SECRET_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "The `X-Guest-Secret` is not 22 to 255 visible ASCII characters.",
            "Generate another secret."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "The route needs a login, or the session has ended.",
            "Log in again and repeat the request."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "The account may not do this: it is of the other kind, or lacks the role.",
            "Do not offer the action to this account."),
    PASSWORD_CHANGE_REQUIRED(
            HttpStatus.FORBIDDEN,
            "A member of staff has not changed the first password yet.",
            "Ask for a new password: `POST /api/v1/auth/password`."),
    SECOND_FACTOR_REQUIRED(
            HttpStatus.FORBIDDEN,
            "The login has shown the password and not the second factor.",
            "Ask for the code: `POST /api/v1/auth/second-factor`."),
    SECOND_FACTOR_ENROLLMENT_REQUIRED(
            HttpStatus.FORBIDDEN,
            "The role needs a second factor, and the account has none.",
            "Set one up: `POST /api/v1/staff/me/second-factor`."),
    CSRF_REFUSED(
            HttpStatus.FORBIDDEN,
            "A request that changes something carries the session as a cookie and comes from no allowed page.",
            "In a program, send the session as `X-Auth-Token`."),
    ORIGIN_REFUSED(
            HttpStatus.FORBIDDEN,
            "A page of another origin sent the request, and `bharatmart.cors.allowed-origins` does not have it.",
            "Have the origin of the page allowed."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is nothing at this address, or nothing that the caller may see: both get the same answer.",
            "Treat it as gone. A guest checks the `X-Order-Token`."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The address has no such method; `Allow` has those that it has.",
            "Correct the client."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The resource has no representation that the `Accept` header allows.",
            "Accept `application/json`, or the media type that the route documents."),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive.", "Send it again, on a better connection."),
    CONFLICT(HttpStatus.CONFLICT, "Another request changed the same thing at the same time.", "Read it and try again."),
    IDEMPOTENCY_IN_FLIGHT(
            HttpStatus.CONFLICT,
            "The first request with this `Idempotency-Key` is still running.",
            "Repeat the request with the same key after `Retry-After`."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "The resource has changed since the client read the `ETag` of `If-Match`.",
            "Read it again, show what changed, and repeat the change with the new `ETag`."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "The body has more bytes than the route takes.",
            "Send less; `detail` has the limit."),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long.", "Send fewer or shorter parameters."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The route does not take a body of this `Content-Type`, or the body is compressed.",
            "Send the media type that the route documents, uncompressed."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The `Idempotency-Key` belongs to a request with another body or another address.",
            "Use a new key for a new intention."),
    RATE_LIMITED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests, logins or messages from this client or for this account.",
            "Wait for the seconds of `Retry-After`."),
    REQUEST_HEADER_FIELDS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "The headers have too many bytes.",
            "Send fewer or shorter headers and cookies."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The service failed in a way that it did not expect.",
            "Repeat the request with the same `Idempotency-Key`, and report the `requestId` if it happens again."),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "The service does not know this HTTP method.", "Correct the client."),
    OVERLOADED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The service has more work than it can do.",
            "Repeat the request after `Retry-After`, with the same `Idempotency-Key`."),
    DEPENDENCY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "A service that the request needs, such as the database, does not answer.",
            "Repeat the request after `Retry-After`, with the same `Idempotency-Key`."),
    READ_ONLY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The database accepts no changes for now, for example while another server takes over. Reads work.",
            "Show what is there, and repeat the request after `Retry-After`, with the same `Idempotency-Key`."),
    HTTP_VERSION_NOT_SUPPORTED(
            HttpStatus.HTTP_VERSION_NOT_SUPPORTED,
            "The request has a version of HTTP that the service does not speak.",
            "Use HTTP/1.1.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    PlatformProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
