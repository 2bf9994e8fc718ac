package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
            case IdempotencyException.KeyMissingException _ -> plain(e, PlatformProblemCode.IDEMPOTENCY_KEY_REQUIRED);
            case IdempotencyException.KeyMalformedException _ ->
                plain(e, PlatformProblemCode.IDEMPOTENCY_KEY_MALFORMED);
            case IdempotencyException.SecretMissingException _ -> plain(e, PlatformProblemCode.GUEST_SECRET_REQUIRED);
            case IdempotencyException.SecretMalformedException _ ->
                plain(e, PlatformProblemCode.GUEST_SECRET_MALFORMED);
            case IdempotencyException.KeyReusedException _ -> plain(e, PlatformProblemCode.IDEMPOTENCY_KEY_REUSED);
            case IdempotencyException.InFlightException _ ->
                Unavailable.retry(Problem.of(PlatformProblemCode.IDEMPOTENCY_IN_FLIGHT, message(e)));
        };
    }

    private static ResponseEntity<ProblemDetail> plain(IdempotencyException e, PlatformProblemCode code) {
        return ResponseEntity.status(code.status()).body(Problem.of(code, message(e)));
    }

    private static String message(IdempotencyException e) {
        return String.valueOf(e.getMessage());
    }
}
