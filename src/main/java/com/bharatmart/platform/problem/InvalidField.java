package com.bharatmart.platform.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Describes the field of a body that could not be read, and what a valid value of it looks like. */
public final class InvalidField {

    private InvalidField() {}

    public static FieldProblem of(JacksonException e) {
        var pointer = JsonPointers.ofJson(e);
        return switch (e) {
            case UnrecognizedPropertyException _ ->
                FieldProblem.at(pointer, PlatformProblemCode.UNKNOWN_FIELD.code(), "is not a field of this request");
            case ValueInstantiationException rejected
            when rejected.getCause() instanceof IllegalArgumentException cause ->
                FieldProblem.at(pointer, "invalid", String.valueOf(cause.getMessage()));
            case InputCoercionException tooLarge ->
                FieldProblem.at(pointer, "invalid", expected(tooLarge.getTargetType()));
            case MismatchedInputException wrong -> FieldProblem.at(pointer, "invalid", expected(wrong.getTargetType()));
            default -> FieldProblem.at(pointer, "invalid", expected(null));
        };
    }

    /** Says what a value of the type looks like. */
    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type or a value that is not allowed";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> JsonMapper.shared().convertValue(constant, String.class))
                            .collect(Collectors.joining(", "));
        }
        if (type == int.class || type == Integer.class) {
            return "must be a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return "must be a whole number from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == BigInteger.class) {
            return "must be a whole number";
        }
        if (type == BigDecimal.class) {
            return "must be a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == Instant.class) {
            return "must be a time (RFC 3339), such as 2026-11-29T09:30:00Z";
        }
        if (type == String.class) {
            return "must be text without control characters";
        }
        return Collection.class.isAssignableFrom(type)
                ? "must be a list"
                : "has the wrong type or a value that is not allowed";
    }
}
