package com.bharatmart.platform.problem;

import java.util.List;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/** Describes why a request body could not be read. */
final class UnreadableBodyProblem {
    private UnreadableBodyProblem() {}

    static ProblemDetail of(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HasProblem known) {
                return known.problem();
            }
        }
        return switch (e.getCause()) {
            case StreamConstraintsException _ ->
                malformed("The body is nested too deeply, or a number, name or text in it is too long.");
            case InputCoercionException tooLarge
            when !tooLarge.getPath().isEmpty() -> Problem.invalidFields(List.of(InvalidField.of(tooLarge)));
            case StreamReadException broken ->
                malformed("The body is not valid JSON in UTF-8, see line %d, column %d."
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr()));
            case DatabindException wrong when wrong.getPath().isEmpty() -> malformed("The body must be a JSON object.");
            case DatabindException wrong -> Problem.invalidFields(List.of(InvalidField.of(wrong)));
            case null, default -> malformed("The body is missing or cannot be read.");
        };
    }

    private static ProblemDetail malformed(String detail) {
        return Problem.of(PlatformProblemCode.MALFORMED_BODY, detail);
    }
}
