package com.bharatmart.platform.problem;

import com.bharatmart.shared.Cursor;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
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
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns exceptions of the framework, and those that no other handler knows, into problems. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FrameworkExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FrameworkExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail handle(Cursor.InvalidCursorException e) {
        return Problem.of(PlatformProblemCode.INVALID_CURSOR, "The cursor is not one that this list has returned.");
    }

    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ProblemDetail handleConflict(DataAccessException e) {
        return Problem.of(
                PlatformProblemCode.CONFLICT, "Another request changed this at the same time. Read it and try again.");
    }

    /** Parameters are parsed on first access, so a malformed one may show up as late as here. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ProblemDetail handleMalformedParameters(RuntimeException e) {
        return Problem.of(PlatformProblemCode.MALFORMED_REQUEST, "The parameters of the request are not well formed.");
    }

    /** A multipart body without a boundary, a truncated one, or one on a route that does not accept it. */
    @ExceptionHandler
    ProblemDetail handle(MultipartException e) {
        return Problem.of(PlatformProblemCode.MALFORMED_BODY, "The multipart body cannot be read.");
    }

    /** Spring Security handles these: it knows whether to ask for a login. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void handle(RuntimeException e) {
        throw e;
    }

    /** A committed response cannot become a problem: its connection is closed, so that the client sees that it is incomplete. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handleUnexpected(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (e instanceof HasProblem known) {
            return response(known.problem());
        }
        var unavailable = Unavailable.answerTo(e);
        if (unavailable.isPresent()) {
            // A metric counts these. Under overload a log line for each would add to the load.
            log.debug("Answered 503: {}", e.toString());
            return unavailable.get();
        }
        log.error("A request failed with an unexpected exception", e);
        return ResponseEntity.internalServerError()
                .body(Problem.of(
                        PlatformProblemCode.INTERNAL_ERROR,
                        "An unexpected error occurred. Quote the request id when you report it."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var response = response(UnreadableBodyProblem.of(e));
        headers.putAll(response.getHeaders());
        return handleExceptionInternal(e, response.getBody(), headers, response.getStatusCode(), request);
    }

    /** A 503 also gets {@code Retry-After}. */
    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? Unavailable.retry(problem)
                : ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, ValidationProblem.of(e.getBindingResult()), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, ValidationProblem.of(e), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return handleExceptionInternal(e, Problem.notFound(), headers, HttpStatus.NOT_FOUND, request);
        }
        return handleExceptionInternal(e, ValidationProblem.of(e), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && hasCode(problem)) {
            return super.handleExceptionInternal(e, problem, headers, status, request);
        }
        if (status.is5xxServerError() && !(e.getCause() instanceof HasProblem)) {
            log.error("The framework could not handle a request", e);
        }
        return super.handleExceptionInternal(e, FrameworkProblem.of(e, status), headers, status, request);
    }

    private static boolean hasCode(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties != null && properties.containsKey("code");
    }
}
