package com.bharatmart.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One error in one part of a request.
 *
 * @param pointer for a part of the body: its JSON Pointer as a URI fragment (RFC 6901, section 6)
 * @param parameter for anything else: the name of the query parameter, path variable or header
 * @param code stable, in snake_case
 * @param detail what a valid value looks like
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        @Schema(description = "For a part of the body: its JSON Pointer.", example = "#/items/0/quantity") @Nullable String pointer,

        @Schema(description = "For anything else: the name of the parameter or header.", example = "limit") @Nullable String parameter,

        @Schema(description = "Stable, in snake_case.", example = "min")
        String code,

        @Schema(description = "What a valid value looks like.", example = "must be at least 1")
        String detail)
        implements ProblemError {

    public static FieldProblem at(String pointer, String code, String detail) {
        return new FieldProblem(pointer, null, code, detail);
    }

    public static FieldProblem parameter(String name, String code, String detail) {
        return new FieldProblem(null, name, code, detail);
    }

    /** What Jakarta Validation found in a body, sorted by pointer. */
    public static List<FieldProblem> of(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> at(
                        JsonPointers.ofPropertyPath(violation.getPropertyPath().toString()),
                        JsonPointers.snakeCase(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .sorted(Comparator.comparing(problem -> String.valueOf(problem.pointer())))
                .toList();
    }
}
