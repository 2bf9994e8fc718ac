package com.bharatmart.customer.web;

import com.bharatmart.customer.CustomerRefused;
import com.bharatmart.customer.FeatureUnavailable;
import com.bharatmart.customer.LoginRefused;
import com.bharatmart.customer.OneTimeCodes;
import com.bharatmart.customer.OwnLogins;
import com.bharatmart.customer.PasswordChange;
import com.bharatmart.customer.PasswordRefused;
import com.bharatmart.customer.PasswordResets;
import com.bharatmart.customer.SecondFactorException;
import com.bharatmart.customer.StaffAccounts;
import com.bharatmart.customer.StaffDesk;
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
            case LoginRefused.InvalidCode _ -> notLetIn("invalid_code", e);
        };
    }

    /** Not 401, which would tell a client that it is logged out. */
    @ExceptionHandler
    ProblemDetail handle(PasswordChange.WrongPassword e) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_credentials", String.valueOf(e.getMessage()));
    }

    /** Not 401 either: the session goes on. */
    @ExceptionHandler
    ProblemDetail handle(SecondFactorException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case SecondFactorException.InvalidCode _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_code", message);
            case SecondFactorException.AlreadyActive _ ->
                Problem.of(HttpStatus.CONFLICT, "second_factor_active", message);
            case SecondFactorException.NotSetUp _ -> Problem.of(HttpStatus.CONFLICT, "second_factor_missing", message);
            case SecondFactorException.AlreadyShown _ ->
                Problem.of(HttpStatus.CONFLICT, "second_factor_not_required", message);
            case SecondFactorException.OwnFactor _ -> Problem.of(HttpStatus.CONFLICT, "own_second_factor", message);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(PasswordRefused e) {
        return invalid(e.pointer(), e.code(), e);
    }

    @ExceptionHandler
    ProblemDetail handle(OneTimeCodes.NotServed e) {
        return invalid("#/phone", "not_served", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(OneTimeCodes.TooSoon e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(e.seconds()))
                .body(Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "rate_limited",
                        "This phone was sent a code a short while ago. The next one can be had later."));
    }

    @ExceptionHandler
    ProblemDetail handle(CustomerRefused e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case CustomerRefused.NotFound _ -> Problem.notFound();
            case CustomerRefused.LastWayIn _ -> Problem.of(HttpStatus.CONFLICT, "last_way_in", message);
            case CustomerRefused.LoginNotFresh _ -> Problem.of(HttpStatus.FORBIDDEN, "fresh_login_required", message);
            case CustomerRefused.TooMany _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "address_limit_exceeded", message);
            case CustomerRefused.Contradiction contradiction ->
                Problem.invalid(List.of(FieldProblem.at(contradiction.pointer(), contradiction.code(), message)));
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(TooManyAtOnce e) {
        return Unavailable.overloaded();
    }

    @ExceptionHandler
    ProblemDetail handle(FeatureUnavailable e) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "feature_unavailable", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(StaffAccounts.LastAdmin e) {
        return Problem.of(HttpStatus.CONFLICT, "last_admin", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(StaffDesk.AddressTaken e) {
        return Problem.of(HttpStatus.CONFLICT, "email_taken", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({StaffAccounts.NoSuchStaff.class, PasswordResets.UnknownToken.class, OwnLogins.NotFound.class})
    ProblemDetail handleNotFound(RuntimeException e) {
        return Problem.notFound();
    }

    private static ProblemDetail invalid(String pointer, String code, RuntimeException e) {
        return Problem.invalid(List.of(FieldProblem.at(pointer, code, String.valueOf(e.getMessage()))));
    }

    private static ResponseEntity<ProblemDetail> notLetIn(String code, LoginRefused e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.CHALLENGE)
                .body(Problem.of(HttpStatus.UNAUTHORIZED, code, String.valueOf(e.getMessage())));
    }
}
