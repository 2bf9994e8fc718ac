package com.bharatmart.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Describes cause a request body could not be read. */
final class UnreadableBodyProblem {
    private UnreadableBodyProblem() {}

    static ProblemDetail of(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HasProblem known) {
                return known.problem();
            }
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unknown_field",
                        "The body has an unknown field, see errors.",
                        List.of(FieldProblem.at(
                                JsonPointers.ofJson(unknown), "unknown_field", "is not a field of this request")));
            case StreamConstraintsException _ ->
                malformed("The body is nested too deeply, or a number, name or text in it is too long.");
            // Well-formed JSON, with a number that its field cannot hold.
            case InputCoercionException coercion ->
                invalid(coercion, "out_of_range", NumberRange.describe(coercion.getTargetType()));
            case StreamReadException broken ->
                malformed("The body is not valid JSON in UTF-8, see line %d, column %d."
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr()));
            case ValueInstantiationException rejected
            when rejected.getCause() instanceof IllegalArgumentException cause ->
                invalid(rejected, "invalid", String.valueOf(cause.getMessage()));
            case DatabindException wrong when wrong.getPath().isEmpty() -> malformed("The body must be a JSON object.");
            case MismatchedInputException wrong
            when NumberRange.isWholeNumber(wrong.getTargetType()) ->
                invalid(wrong, "invalid", NumberRange.describe(wrong.getTargetType()));
            case DatabindException wrong ->
                invalid(wrong, "invalid", "has the wrong type or a value that is not allowed");
            case null, default -> malformed("The body is missing or cannot be read.");
        };
    }

    private static ProblemDetail invalid(JacksonException e, String code, String detail) {
        return Problem.invalid(List.of(FieldProblem.at(JsonPointers.ofJson(e), code, detail)));
    }

    private static ProblemDetail malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed_body", detail);
    }
}
