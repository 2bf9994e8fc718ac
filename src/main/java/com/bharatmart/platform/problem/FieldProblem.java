package com.bharatmart.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable String pointer, @Nullable String parameter, String code, String detail)
        implements ProblemError {

    public static FieldProblem at(String pointer, String code, String detail) {
        return new FieldProblem(pointer, null, code, detail);
    }

    public static FieldProblem parameter(String name, String code, String detail) {
        return new FieldProblem(null, name, code, detail);
    }
}
