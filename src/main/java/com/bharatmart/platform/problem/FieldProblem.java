package com.bharatmart.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one part of a request.
 *
 * @param pointer for a part of the body: its JSON Pointer as a URI fragment (RFC 6901, section 6)
 * @param parameter for anything else: the name of the query parameter, path variable or header
 * @param code stable, snake_case
 * @param detail what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        @Nullable String pointer, @Nullable String parameter, String code, String detail) {

    public static FieldProblem at(String pointer, String code, String detail) {
        return new FieldProblem(pointer, null, code, detail);
    }

    public static FieldProblem parameter(String name, String code, String detail) {
        return new FieldProblem(null, name, code, detail);
    }
}
