package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.ProblemDetail;

/** The query has parameters that the route does not have. */
public final class UnknownParameterException extends RuntimeException implements HasProblem {

    private final transient List<FieldProblem> errors;

    private UnknownParameterException(Collection<String> unknown, Collection<String> known) {
        super(unknown.toString());
        var detail = known.isEmpty()
                ? "is not a parameter; this route has none"
                : "is not a parameter; this route has " + String.join(", ", new TreeSet<>(known));
        this.errors = unknown.stream()
                .map(name -> FieldProblem.parameter(name, PlatformProblemCode.UNKNOWN_PARAMETER.code(), detail))
                .toList();
    }

    /** Throws if a name is not among the known ones. */
    public static void requireKnown(Set<String> names, Set<String> known) {
        if (!known.containsAll(names)) {
            var unknown = new TreeSet<>(names);
            unknown.removeAll(known);
            throw new UnknownParameterException(unknown, known);
        }
    }

    @Override
    public ProblemDetail problem() {
        return Problem.of(
                PlatformProblemCode.UNKNOWN_PARAMETER, "The query has an unknown parameter, see errors.", errors);
    }
}
