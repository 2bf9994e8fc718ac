package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountException;
import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.LoginException;
import com.bharatmart.identity.MessageChannels;
import com.bharatmart.identity.VerificationException;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.platform.security.SessionAuthenticationEntryPoint;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
                    case LoginException.InvalidCredentialsException _ -> IdentityProblemCode.INVALID_CREDENTIALS;
                    case LoginException.InvalidCodeException _ -> IdentityProblemCode.INVALID_CODE;
                };
        return ResponseEntity.status(code.status())
                .header(HttpHeaders.WWW_AUTHENTICATE, SessionAuthenticationEntryPoint.CHALLENGE)
                .body(problem(code, e));
    }

    /** A wrong current password is no 401: a client would take that for the end of its session. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(PasswordException e) {
        return switch (e) {
            case PasswordException.InvalidPasswordException invalid ->
                ResponseEntity.of(invalid(invalid.pointer(), invalid.code(), e)).build();
            case PasswordException.WrongPasswordException _ ->
                ResponseEntity.of(problem(IdentityProblemCode.WRONG_PASSWORD, e))
                        .build();
            case PasswordException.OverloadException _ -> Unavailable.overloaded();
        };
    }

    /** A wrong code is no 401: a client would take that for the end of its session. */
    @ExceptionHandler
    ProblemDetail handle(SecondFactorException e) {
        return switch (e) {
            case SecondFactorException.InvalidCodeException _ -> problem(PlatformProblemCode.INVALID_CODE, e);
            case SecondFactorException.AlreadyActiveException _ -> problem(IdentityProblemCode.SECOND_FACTOR_ACTIVE, e);
            case SecondFactorException.NotSetUpException _ -> problem(IdentityProblemCode.SECOND_FACTOR_MISSING, e);
            case SecondFactorException.AlreadyVerifiedException _ ->
                problem(IdentityProblemCode.SECOND_FACTOR_NOT_REQUIRED, e);
            case SecondFactorException.SelfRemovalException _ -> problem(IdentityProblemCode.OWN_SECOND_FACTOR, e);
            case SecondFactorException.KeyUnavailableException _ -> problem(IdentityProblemCode.FEATURE_UNAVAILABLE, e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(AccountException e) {
        return switch (e) {
            case AccountException.NotFoundException _ -> Problem.notFound();
            case AccountException.LoginNotFreshException _ -> problem(IdentityProblemCode.FRESH_LOGIN_REQUIRED, e);
            case AccountException.PasswordRequiredException _ -> invalid("#/password", "required", e);
            case AccountException.PasswordExistsException _ -> problem(IdentityProblemCode.PASSWORD_EXISTS, e);
            case AccountException.EmailRequiredException _ -> problem(IdentityProblemCode.EMAIL_REQUIRED, e);
            case AccountException.EmailTakenException _ -> problem(IdentityProblemCode.EMAIL_TAKEN, e);
            case AccountException.LastAdminException _ -> problem(IdentityProblemCode.LAST_ADMIN, e);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(VerificationException e) {
        var problem =
                switch (e) {
                    case VerificationException.UnknownTokenException _ -> Problem.notFound();
                    case VerificationException.EmailTakenException _ -> problem(IdentityProblemCode.EMAIL_TAKEN, e);
                    case VerificationException.PhoneTakenException _ -> problem(IdentityProblemCode.PHONE_TAKEN, e);
                    case VerificationException.PasswordRequiredException _ -> invalid("#/password", "required", e);
                    case VerificationException.WrongCodeException _ -> problem(PlatformProblemCode.INVALID_CODE, e);
                    case VerificationException.NotServedException _ -> invalid("#/phone", "not_served", e);
                    case VerificationException.TooSoonException _ -> problem(PlatformProblemCode.RATE_LIMITED, e);
                };
        var response = ResponseEntity.status(problem.getStatus());
        if (e instanceof VerificationException.TooSoonException tooSoon) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(tooSoon.seconds()));
        }
        return response.body(problem);
    }

    @ExceptionHandler
    ProblemDetail handle(MessageChannels.UnavailableException e) {
        return problem(IdentityProblemCode.FEATURE_UNAVAILABLE, e);
    }

    @ExceptionHandler
    ProblemDetail handle(ActiveSessionService.NotFoundException e) {
        return Problem.notFound();
    }

    private static ProblemDetail problem(ProblemCode code, RuntimeException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }

    private static ProblemDetail invalid(String pointer, String code, RuntimeException e) {
        return Problem.invalid(List.of(FieldProblem.at(pointer, code, String.valueOf(e.getMessage()))));
    }
}
