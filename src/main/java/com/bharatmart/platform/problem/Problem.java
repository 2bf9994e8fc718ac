package com.bharatmart.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Creates the problems of this API: RFC 9457 with a stable {@code code} and the {@code requestId}, which is also in the
 * log. {@code type} is a URN of the code.
 */
public final class Problem {

    /** The key of the request id in the logging context and in every problem. */
    public static final String REQUEST_ID = "requestId";

    /** The request attribute with the code of the problem that answered the request. */
    public static final String CODE_ATTRIBUTE = Problem.class.getName() + ".code";

    private Problem() {}

    /**
     * @param code what clients branch on
     * @param detail a sentence about this occurrence for the developer of the client; no internals
     */
    public static ProblemDetail of(ProblemCode code, String detail) {
        return of(code.status(), code.code(), detail);
    }

    /** A problem with a list of {@code errors}. */
    public static ProblemDetail of(ProblemCode code, String detail, List<? extends ProblemError> errors) {
        var problem = of(code, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** A problem that only its status describes, such as one of the container. Modules use a {@link ProblemCode}. */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:bharatmart:problem:" + code));
        problem.setTitle(title(code));
        problem.setProperty("code", code);
        var requestId = MDC.get(REQUEST_ID);
        if (requestId != null) {
            problem.setProperty(REQUEST_ID, requestId);
        }
        return problem;
    }

    /** A request with invalid fields. */
    public static ProblemDetail invalid(List<FieldProblem> errors) {
        return of(PlatformProblemCode.VALIDATION_FAILED, "The request is not valid, see errors.", errors);
    }

    /** A body with invalid fields: {@code unknown_field} if it has one that the request does not know. */
    public static ProblemDetail invalidFields(List<FieldProblem> errors) {
        return errors.stream().anyMatch(error -> error.code().equals(PlatformProblemCode.UNKNOWN_FIELD.code()))
                ? of(PlatformProblemCode.UNKNOWN_FIELD, "The body has an unknown field, see errors.", errors)
                : invalid(errors);
    }

    /** As {@link #invalid(List)}, from the violations that Jakarta Validation found. */
    public static ProblemDetail invalid(Set<? extends ConstraintViolation<?>> violations) {
        return invalid(FieldProblem.of(violations));
    }

    /** A resource that does not exist, or that the caller may not see: both get the same answer. */
    public static ProblemDetail notFound() {
        return of(PlatformProblemCode.NOT_FOUND, "There is nothing here, or nothing that you may see.");
    }

    /** {@code method_not_allowed} for 405, and so on. */
    static String codeOf(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null
                ? "http_" + status.value()
                : switch (known) {
                    case INTERNAL_SERVER_ERROR -> "internal_error";
                    case BAD_REQUEST -> "malformed_request";
                    case CONTENT_TOO_LARGE -> "body_too_large";
                    default -> known.name().toLowerCase(Locale.ROOT);
                };
    }

    /** Stores the code of the problem for metrics and logs. */
    static void storeCode(HttpServletRequest request, ProblemDetail problem) {
        var properties = problem.getProperties();
        request.setAttribute(CODE_ATTRIBUTE, properties == null ? null : properties.get("code"));
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
