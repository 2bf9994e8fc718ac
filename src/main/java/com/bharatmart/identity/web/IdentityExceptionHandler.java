package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountException;
import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.FeatureUnavailableException;
import com.bharatmart.identity.LoginException;
import com.bharatmart.identity.LoginOverloadException;
import com.bharatmart.identity.OneTimeCodeService;
import com.bharatmart.identity.PasswordChangeService;
import com.bharatmart.identity.PasswordException;
import com.bharatmart.identity.PasswordResetService;
import com.bharatmart.identity.SecondFactorException;
import com.bharatmart.identity.StaffAccountService;
import com.bharatmart.identity.StaffAdminService;
import com.bharatmart.identity.VerificationException;
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
        return switch (e) {
            case LoginException.InvalidCredentialsException _ -> notLetIn("invalid_credentials", e);
            case LoginException.InvalidCodeException _ -> notLetIn("invalid_code", e);
        };
    }

    /** Not 401, which would tell a client that it is logged out. */
    @ExceptionHandler
    ProblemDetail handle(PasswordChangeService.WrongPasswordException e) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_credentials", String.valueOf(e.getMessage()));
    }

    /** Not 401 either: the session goes on. */
    @ExceptionHandler
    ProblemDetail handle(SecondFactorException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case SecondFactorException.InvalidCodeException _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_code", message);
            case SecondFactorException.AlreadyActiveException _ ->
                Problem.of(HttpStatus.CONFLICT, "second_factor_active", message);
            case SecondFactorException.NotSetUpException _ ->
                Problem.of(HttpStatus.CONFLICT, "second_factor_missing", message);
            case SecondFactorException.AlreadyShownException _ ->
                Problem.of(HttpStatus.CONFLICT, "second_factor_not_required", message);
            case SecondFactorException.OwnFactorException _ ->
                Problem.of(HttpStatus.CONFLICT, "own_second_factor", message);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(PasswordException e) {
        return invalid(e.pointer(), e.code(), e);
    }

    @ExceptionHandler
    ProblemDetail handle(OneTimeCodeService.NotServedException e) {
        return invalid("#/phone", "not_served", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(OneTimeCodeService.TooSoonException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(e.seconds()))
                .body(Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "rate_limited",
                        "This phone was sent a code a short while ago. The next one can be had later."));
    }

    @ExceptionHandler
    ProblemDetail handle(AccountException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case AccountException.NotFoundException _ -> Problem.notFound();
            case AccountException.LoginNotFreshException _ ->
                Problem.of(HttpStatus.FORBIDDEN, "fresh_login_required", message);
            case AccountException.PasswordRequiredException _ ->
                Problem.invalid(List.of(FieldProblem.at("#/password", "required", message)));
            case AccountException.PasswordExistsException _ ->
                Problem.of(HttpStatus.CONFLICT, "password_exists", message);
            case AccountException.EmailRequiredException _ ->
                Problem.of(HttpStatus.CONFLICT, "email_required", message);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(VerificationException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case VerificationException.UnknownTokenException _ -> Problem.notFound();
            case VerificationException.EmailTakenException _ -> Problem.of(HttpStatus.CONFLICT, "email_taken", message);
            case VerificationException.PhoneTakenException _ -> Problem.of(HttpStatus.CONFLICT, "phone_taken", message);
            case VerificationException.PasswordRequiredException _ ->
                Problem.invalid(List.of(FieldProblem.at("#/password", "required", message)));
            case VerificationException.WrongCodeException _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_code", message);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(LoginOverloadException e) {
        return Unavailable.overloaded();
    }

    @ExceptionHandler
    ProblemDetail handle(FeatureUnavailableException e) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "feature_unavailable", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(StaffAccountService.LastAdminException e) {
        return Problem.of(HttpStatus.CONFLICT, "last_admin", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(StaffAdminService.AddressTakenException e) {
        return Problem.of(HttpStatus.CONFLICT, "email_taken", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({
        StaffAccountService.StaffNotFoundException.class,
        PasswordResetService.UnknownTokenException.class,
        ActiveSessionService.NotFoundException.class
    })
    ProblemDetail handleNotFound(RuntimeException e) {
        return Problem.notFound();
    }

    private static ProblemDetail invalid(String pointer, String code, RuntimeException e) {
        return Problem.invalid(List.of(FieldProblem.at(pointer, code, String.valueOf(e.getMessage()))));
    }

    private static ResponseEntity<ProblemDetail> notLetIn(String code, LoginException e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, SessionAuthenticationEntryPoint.CHALLENGE)
                .body(Problem.of(HttpStatus.UNAUTHORIZED, code, String.valueOf(e.getMessage())));
    }
}
