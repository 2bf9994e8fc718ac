package com.bharatmart.catalog.web;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a query, and collects all problems with them. */
final class QueryParameters {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final MultiValueMap<String, String> parameters;
    private final List<FieldProblem> problems = new ArrayList<>();

    QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Null if the parameter is missing. */
    @Nullable String text(String name) {
        var values = all(name);
        if (values.size() > 1) {
            reject(name, "repeated", "must be given only once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Null if the parameter is missing or blank. */
    @Nullable String notBlank(String name) {
        var value = text(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Null if the parameter is missing or not valid. */
    @Nullable Long paise(String name) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        if (!DIGITS.matcher(value).matches()) {
            reject(name, "min", "must be a whole number of paise, at least 0");
            return null;
        }
        return Long.valueOf(value);
    }

    /** Null if the parameter is missing. */
    @Nullable Boolean flag(String name) {
        var value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            reject(name, "invalid", "must be true or false");
        }
        return value == null ? null : Boolean.valueOf(value);
    }

    /** The values of a parameter that is a list: repeated, or divided by commas. */
    Set<String> choices(String name, List<String> allowed) {
        var choices = new LinkedHashSet<String>();
        for (var value : all(name)) {
            choices.addAll(Arrays.asList(value.split(",", -1)));
        }
        if (!allowed.containsAll(choices)) {
            reject(name, "invalid", "must be one or more of " + String.join(", ", allowed));
        }
        return choices;
    }

    /** A number from 1 to {@code max}. */
    int limit(String name, int defaultValue, int max) {
        var value = text(name);
        if (value == null) {
            return defaultValue;
        }
        var limit = DIGITS.matcher(value).matches() ? Long.parseLong(value) : 0;
        if (limit < 1 || limit > max) {
            reject(name, "range", "must be a whole number from 1 to %d".formatted(max));
            return defaultValue;
        }
        return (int) limit;
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    void reject(String name, String code, String detail) {
        problems.add(FieldProblem.parameter(name, code, detail));
    }

    /** Throws {@link InvalidParametersException} if there is any problem. */
    void requireValid() {
        if (!problems.isEmpty()) {
            throw new InvalidParametersException(problems);
        }
    }
}
