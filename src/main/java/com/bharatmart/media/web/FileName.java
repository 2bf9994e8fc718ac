package com.bharatmart.media.web;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an uploaded file, for display only. A name that contains a path is rejected. */
final class FileName {

    static final String PATTERN = "^(?!\\.\\.?$)(?!.*%(2[fF]|5[cC]|00))[^/\\\\\\x00-\\x1f\\x7f]+$";
    static final String MESSAGE = "must be a file name without folders";
    static final int MAX_LENGTH = 255;

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private FileName() {}

    /** Returns null if there is no name. Throws {@link InvalidFormException}. */
    static @Nullable String validate(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        if (name.length() > MAX_LENGTH || !COMPILED.matcher(name).matches()) {
            throw new InvalidFormException(FieldProblem.at("#/file", "invalid", "the name " + MESSAGE));
        }
        return name;
    }
}
