package com.bharatmart.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Describes what Spring's validation and conversion found. */
final class ValidationProblem {

    private ValidationProblem() {}

    static ProblemDetail of(BindingResult body) {
        return Problem.invalid(body.getAllErrors().stream()
                .map(ValidationProblem::fieldProblem)
                .toList());
    }

    static ProblemDetail of(HandlerMethodValidationException e) {
        var errors = new ArrayList<FieldProblem>();
        for (var result : e.getParameterValidationResults()) {
            var name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
            for (var error : result.getResolvableErrors()) {
                errors.add(
                        error instanceof ObjectError inBody
                                ? fieldProblem(inBody)
                                : FieldProblem.parameter(name, code(error), detail(error.getDefaultMessage())));
            }
        }
        return Problem.invalid(errors);
    }

    static ProblemDetail of(TypeMismatchException e) {
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        var error = FieldProblem.parameter(String.valueOf(name), "invalid", expected(e));
        return Problem.invalid(List.of(error));
    }

    /** A type of this project says itself what is wrong with a text. */
    private static String expected(TypeMismatchException e) {
        var type = valueType(e);
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        return type != null && type.isRecord() && cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : InvalidField.expected(type);
    }

    /** For a list: the type of its elements. */
    private static @Nullable Class<?> valueType(TypeMismatchException e) {
        return e.getCause() instanceof ConversionFailedException failed
                ? failed.getTargetType().getObjectType()
                : e.getRequiredType();
    }

    private static FieldProblem fieldProblem(ObjectError error) {
        var path = error instanceof FieldError field ? field.getField() : "";
        return FieldProblem.at(JsonPointers.ofPropertyPath(path), code(error), detail(error.getDefaultMessage()));
    }

    private static String code(MessageSourceResolvable error) {
        var codes = error.getCodes();
        var last = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        return JsonPointers.snakeCase(
                error instanceof DefaultMessageSourceResolvable resolvable && resolvable.getCode() != null
                        ? resolvable.getCode()
                        : last);
    }

    private static String detail(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
