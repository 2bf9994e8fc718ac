package com.bharatmart.platform.problem;

import com.bharatmart.shared.Cursor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the framework refuses, and what nobody else has an answer to, as a problem. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FrameworkExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FrameworkExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail handle(Cursor.InvalidCursorException e) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid_cursor", "The cursor is not one that this list has given.");
    }

    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ProblemDetail handleLostRace(DataAccessException e) {
        return Problem.of(
                HttpStatus.CONFLICT, "conflict", "Somebody else changed this at the same time. Read it and try again.");
    }

    /** Parameters that are read late turn out late to be malformed. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ProblemDetail handleMalformedParameters(RuntimeException e) {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "malformed_request", "The parameters of the request are not well formed.");
    }

    /** A multipart body without a boundary, cut off, or where none is taken. */
    @ExceptionHandler
    ProblemDetail handle(MultipartException e) {
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed_body", "The multipart body cannot be read.");
    }

    /** Left to Spring Security, which knows whether to ask for a login. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void handle(RuntimeException e) {
        throw e;
    }

    /** An answer that is on its way cannot become a problem: it is broken off, so that nobody takes it for whole. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handleAnythingElse(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (e instanceof HasProblem known) {
            return answer(known.problem());
        }
        var unavailable = Unavailable.answerTo(e);
        if (unavailable.isPresent()) {
            // Counted, and not logged: when it happens, it happens a thousand times, and there is enough to do.
            log.debug("Answered 503: {}", e.toString());
            return unavailable.get();
        }
        log.error("A request failed for a reason that nobody foresaw", e);
        return ResponseEntity.internalServerError()
                .body(Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal_error",
                        "Something went wrong on our side. The request id helps us find it."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answer = answer(UnreadableBodyProblem.describe(e));
        headers.putAll(answer.getHeaders());
        return handleExceptionInternal(e, answer.getBody(), headers, answer.getStatusCode(), request);
    }

    /** With the time after which a retry makes sense, if it does. */
    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? Unavailable.retry(problem)
                : ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = e.getBindingResult().getAllErrors().stream()
                .map(FrameworkExceptionHandler::fieldProblem)
                .toList();
        return handleExceptionInternal(e, Problem.invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = new ArrayList<FieldProblem>();
        for (var result : e.getParameterValidationResults()) {
            var name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
            for (var error : result.getResolvableErrors()) {
                errors.add(
                        error instanceof ObjectError inBody
                                ? fieldProblem(inBody)
                                : FieldProblem.parameter(name, code(error), detail(error.getDefaultMessage())));
            }
        }
        return handleExceptionInternal(e, Problem.invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return handleExceptionInternal(e, Problem.notFound(), headers, HttpStatus.NOT_FOUND, request);
        }
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        var error = FieldProblem.parameter(String.valueOf(name), "invalid", "has a value that is not allowed");
        return handleExceptionInternal(e, Problem.invalid(List.of(error)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = body instanceof ProblemDetail ours && hasCode(ours) ? ours : problem(e, status);
        return super.handleExceptionInternal(e, problem, headers, status, request);
    }

    private static ProblemDetail problem(Exception e, HttpStatusCode status) {
        if (status.is5xxServerError() && !(e.getCause() instanceof HasProblem)) {
            log.error("The framework could not handle a request", e);
        }
        if (e instanceof MissingRequestValueException && e instanceof ErrorResponse missing) {
            return Problem.of(
                    status,
                    "validation_failed",
                    String.valueOf(missing.getBody().getDetail()));
        }
        return status.value() == HttpStatus.NOT_FOUND.value()
                ? Problem.notFound()
                : Problem.of(status, Problem.codeOf(status), reason(status));
    }

    private static String reason(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return switch (known) {
            case METHOD_NOT_ALLOWED -> "This method is not allowed here, see the Allow header.";
            case NOT_ACCEPTABLE -> "This resource has no representation that the Accept header allows.";
            case UNSUPPORTED_MEDIA_TYPE -> "This resource does not take a body of this type, see the Accept header.";
            case null, default -> "The request cannot be handled.";
        };
    }

    private static boolean hasCode(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties != null && properties.containsKey("code");
    }

    private static FieldProblem fieldProblem(ObjectError error) {
        var path = error instanceof FieldError field ? field.getField() : "";
        return FieldProblem.at(JsonPointers.ofPropertyPath(path), code(error), detail(error.getDefaultMessage()));
    }

    private static String code(org.springframework.context.MessageSourceResolvable error) {
        var codes = error.getCodes();
        var last = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        return JsonPointers.snakeCase(
                error instanceof DefaultMessageSourceResolvable resolvable && resolvable.getCode() != null
                        ? resolvable.getCode()
                        : last);
    }

    private static String detail(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
