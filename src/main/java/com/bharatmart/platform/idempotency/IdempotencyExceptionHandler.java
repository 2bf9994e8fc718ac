package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class IdempotencyExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(IdempotencyException e) {
        return switch (e) {
            case IdempotencyException.KeyMissingException _ ->
                plain(e, HttpStatus.BAD_REQUEST, "idempotency_key_required");
            case IdempotencyException.KeyMalformedException _ ->
                plain(e, HttpStatus.BAD_REQUEST, "idempotency_key_malformed");
            case IdempotencyException.SecretMissingException _ ->
                plain(e, HttpStatus.BAD_REQUEST, "guest_secret_required");
            case IdempotencyException.SecretMalformedException _ ->
                plain(e, HttpStatus.BAD_REQUEST, "guest_secret_malformed");
            case IdempotencyException.KeyReusedException _ ->
                plain(e, HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused");
            case IdempotencyException.InFlightException _ ->
                Unavailable.retry(Problem.of(HttpStatus.CONFLICT, "idempotency_in_flight", message(e)));
        };
    }

    private static ResponseEntity<ProblemDetail> plain(IdempotencyException e, HttpStatus status, String code) {
        return ResponseEntity.status(status).body(Problem.of(status, code, message(e)));
    }

    private static String message(IdempotencyException e) {
        return String.valueOf(e.getMessage());
    }
}
