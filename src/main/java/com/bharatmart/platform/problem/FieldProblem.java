package com.bharatmart.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
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
        @Schema(description = "For a part of the body: its JSON Pointer.", example = "#/items/0/quantity")
        @Nullable String pointer,

        @Schema(description = "For anything else: the name of the parameter or header.", example = "limit")
        @Nullable String parameter,

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
}
