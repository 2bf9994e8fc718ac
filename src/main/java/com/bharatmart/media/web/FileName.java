package com.bharatmart.media.web;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person's computer calls a file. It is shown and nothing else; what looks like a way through folders is refused. */
final class FileName {

    static final String RULE = "^(?!\\.\\.?$)(?!.*%(2[fF]|5[cC]|00))[^/\\\\\\x00-\\x1f\\x7f]+$";
    static final String MESSAGE = "must be a file's name, without folders";
    static final int LONGEST = 255;

    private static final Pattern NAME = Pattern.compile(RULE);

    private FileName() {}

    /** Null for none; throws {@link InvalidFormException}. */
    static @Nullable String checked(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new InvalidFormException(FieldProblem.at("#/file", "invalid", "the name " + MESSAGE));
        }
        return name;
    }
}
