package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountException;
import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.LoginException;
import com.bharatmart.identity.MessageChannels;
import com.bharatmart.identity.PasswordException;
import com.bharatmart.identity.VerificationException;
import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.platform.security.SessionAuthenticationEntryPoint;
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
class IdentityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(LoginException e) {
        var code =
                switch (e) {
                    case LoginException.InvalidCredentialsException _ -> "invalid_credentials";
                    case LoginException.InvalidCodeException _ -> "invalid_code";
                };
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, SessionAuthenticationEntryPoint.CHALLENGE)
                .body(problem(HttpStatus.UNAUTHORIZED, code, e));
    }

    /** A wrong current password is no 401: a client would take that for the end of its session. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(PasswordException e) {
        return switch (e) {
            case PasswordException.InvalidPasswordException invalid ->
                ResponseEntity.of(invalid(invalid.pointer(), invalid.code(), e)).build();
            case PasswordException.WrongPasswordException _ ->
                ResponseEntity.of(problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_credentials", e))
                        .build();
            case PasswordException.OverloadException _ -> Unavailable.overloaded();
        };
    }

    /** A wrong code is no 401: a client would take that for the end of its session. */
    @ExceptionHandler
    ProblemDetail handle(SecondFactorException e) {
        return switch (e) {
            case SecondFactorException.InvalidCodeException _ ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_code", e);
            case SecondFactorException.AlreadyActiveException _ ->
                problem(HttpStatus.CONFLICT, "second_factor_active", e);
            case SecondFactorException.NotSetUpException _ -> problem(HttpStatus.CONFLICT, "second_factor_missing", e);
            case SecondFactorException.AlreadyVerifiedException _ ->
                problem(HttpStatus.CONFLICT, "second_factor_not_required", e);
            case SecondFactorException.SelfRemovalException _ -> problem(HttpStatus.CONFLICT, "own_second_factor", e);
            case SecondFactorException.KeyUnavailableException _ ->
                problem(HttpStatus.SERVICE_UNAVAILABLE, "feature_unavailable", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(AccountException e) {
        return switch (e) {
            case AccountException.NotFoundException _ -> Problem.notFound();
            case AccountException.LoginNotFreshException _ -> problem(HttpStatus.FORBIDDEN, "fresh_login_required", e);
            case AccountException.PasswordRequiredException _ -> invalid("#/password", "required", e);
            case AccountException.PasswordExistsException _ -> problem(HttpStatus.CONFLICT, "password_exists", e);
            case AccountException.EmailRequiredException _ -> problem(HttpStatus.CONFLICT, "email_required", e);
            case AccountException.EmailTakenException _ -> problem(HttpStatus.CONFLICT, "email_taken", e);
            case AccountException.LastAdminException _ -> problem(HttpStatus.CONFLICT, "last_admin", e);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(VerificationException e) {
        var problem =
                switch (e) {
                    case VerificationException.UnknownTokenException _ -> Problem.notFound();
                    case VerificationException.EmailTakenException _ -> problem(HttpStatus.CONFLICT, "email_taken", e);
                    case VerificationException.PhoneTakenException _ -> problem(HttpStatus.CONFLICT, "phone_taken", e);
                    case VerificationException.PasswordRequiredException _ -> invalid("#/password", "required", e);
                    case VerificationException.WrongCodeException _ ->
                        problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_code", e);
                    case VerificationException.NotServedException _ -> invalid("#/phone", "not_served", e);
                    case VerificationException.TooSoonException _ ->
                        problem(HttpStatus.TOO_MANY_REQUESTS, "rate_limited", e);
                };
        var response = ResponseEntity.status(problem.getStatus());
        if (e instanceof VerificationException.TooSoonException tooSoon) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(tooSoon.seconds()));
        }
        return response.body(problem);
    }

    @ExceptionHandler
    ProblemDetail handle(MessageChannels.UnavailableException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "feature_unavailable", e);
    }

    @ExceptionHandler
    ProblemDetail handle(ActiveSessionService.NotFoundException e) {
        return Problem.notFound();
    }

    private static ProblemDetail problem(HttpStatus status, String code, RuntimeException e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }

    private static ProblemDetail invalid(String pointer, String code, RuntimeException e) {
        return Problem.invalid(List.of(FieldProblem.at(pointer, code, String.valueOf(e.getMessage()))));
    }
}
