package com.bharatmart.platform.openapi;

import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.ProblemCode;
import com.bharatmart.platform.request.IfMatch;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The problems that an operation can answer because of its parameters and of who may call it. */
final class ImpliedProblems {

    private static final String API = "/api/v1/";

    private final DocumentedOperation documented;
    private final Caller caller;
    private final Set<ProblemCode> codes = new LinkedHashSet<>();

    private ImpliedProblems(DocumentedOperation documented, Caller caller) {
        this.documented = documented;
        this.caller = caller;
    }

    static Set<ProblemCode> of(DocumentedOperation documented, Caller caller) {
        var problems = new ImpliedProblems(documented, caller);
        if (documented.handler() == null) {
            problems.add(PlatformProblemCode.MALFORMED_REQUEST);
            return problems.codes;
        }
        problems.addProblemsOfEveryRequest();
        problems.addProblemsOfTheCaller();
        problems.addProblemsOfParameters();
        problems.addProblemsOfTheBody();
        problems.addProblemsOfRetries();
        problems.addProblemsOfConcurrency();
        return problems.codes;
    }

    private void addProblemsOfEveryRequest() {
        add(
                PlatformProblemCode.MALFORMED_REQUEST,
                PlatformProblemCode.ORIGIN_REFUSED,
                PlatformProblemCode.NOT_ACCEPTABLE,
                PlatformProblemCode.INTERNAL_ERROR,
                PlatformProblemCode.OVERLOADED,
                PlatformProblemCode.DEPENDENCY_UNAVAILABLE);
        if (!documented.isRead()) {
            add(PlatformProblemCode.READ_ONLY);
        }
        if (documented.path().startsWith(API)) {
            add(PlatformProblemCode.RATE_LIMITED);
        }
    }

    private void addProblemsOfTheCaller() {
        if (caller == Caller.ANYONE) {
            return;
        }
        // A session that has ended is rejected also where a guest may call.
        add(
                PlatformProblemCode.UNAUTHENTICATED,
                PlatformProblemCode.PASSWORD_CHANGE_REQUIRED,
                PlatformProblemCode.SECOND_FACTOR_REQUIRED,
                PlatformProblemCode.SECOND_FACTOR_ENROLLMENT_REQUIRED);
        if (caller.needsSession()) {
            add(PlatformProblemCode.FORBIDDEN);
        }
        if (!documented.isRead()) {
            add(PlatformProblemCode.CSRF_REFUSED);
        }
    }

    private void addProblemsOfParameters() {
        add(PlatformProblemCode.UNKNOWN_PARAMETER);
        if (documented.hasParameterIn("path")) {
            add(PlatformProblemCode.NOT_FOUND);
        }
        if (documented.hasParameterIn("query")) {
            add(PlatformProblemCode.VALIDATION_FAILED);
        }
        if (documented.isList()) {
            add(PlatformProblemCode.INVALID_CURSOR);
        }
    }

    private void addProblemsOfTheBody() {
        var body = documented.operation().getRequestBody();
        if (body == null) {
            return;
        }
        add(
                PlatformProblemCode.MALFORMED_BODY,
                PlatformProblemCode.VALIDATION_FAILED,
                PlatformProblemCode.REQUEST_TIMEOUT,
                PlatformProblemCode.BODY_TOO_LARGE,
                PlatformProblemCode.UNSUPPORTED_MEDIA_TYPE);
        if (body.getContent().keySet().stream().anyMatch(type -> type.endsWith("json"))) {
            add(PlatformProblemCode.UNKNOWN_FIELD);
        }
    }

    private void addProblemsOfRetries() {
        if (!documented.takes(IdempotentRequest.class)) {
            return;
        }
        add(
                PlatformProblemCode.IDEMPOTENCY_KEY_MALFORMED,
                PlatformProblemCode.IDEMPOTENCY_IN_FLIGHT,
                PlatformProblemCode.IDEMPOTENCY_KEY_REUSED);
        if (needsKey()) {
            add(PlatformProblemCode.IDEMPOTENCY_KEY_REQUIRED);
        }
        if (documented.hasParameter(IdempotentRequest.GUEST_SECRET)) {
            add(PlatformProblemCode.GUEST_SECRET_REQUIRED, PlatformProblemCode.GUEST_SECRET_MALFORMED);
        }
    }

    private void addProblemsOfConcurrency() {
        if (documented.takes(IfMatch.class)) {
            add(PlatformProblemCode.PRECONDITION_FAILED);
        }
        if (documented.takes(IfMatch.class) || documented.takes(IdempotentRequest.class)) {
            add(PlatformProblemCode.CONFLICT);
        }
    }

    private boolean needsKey() {
        return documented.handler() != null
                && Arrays.stream(documented.handler().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(IdempotencyKeyRequired.class));
    }

    private void add(ProblemCode... added) {
        codes.addAll(Arrays.asList(added));
    }
}
