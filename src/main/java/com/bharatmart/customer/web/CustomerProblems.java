package com.bharatmart.customer.web;

import com.bharatmart.customer.LoginRefused;
import com.bharatmart.customer.PasswordRefused;
import com.bharatmart.customer.TooManyAtOnce;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.platform.security.Unauthenticated;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CustomerProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(LoginRefused e) {
        return switch (e) {
            case LoginRefused.InvalidCredentials _ -> notLetIn("invalid_credentials", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(PasswordRefused e) {
        return Problem.invalid(List.of(FieldProblem.at("#/password", e.code(), String.valueOf(e.getMessage()))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(TooManyAtOnce e) {
        return Unavailable.overloaded();
    }

    private static ResponseEntity<ProblemDetail> notLetIn(String code, LoginRefused e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.CHALLENGE)
                .body(Problem.of(HttpStatus.UNAUTHORIZED, code, String.valueOf(e.getMessage())));
    }
}
