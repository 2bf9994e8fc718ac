package com.bharatmart.platform.problem;

import java.util.Locale;
import tools.jackson.core.JacksonException;

/** Converts Java names of parts of a request to those that a client knows. */
final class JsonPointers {
    private JsonPointers() {}

    /** {@code items[0].quantity} as {@code #/items/0/quantity}, and {@code tags[0].<list element>} as {@code #/tags/0}. */
    static String ofPropertyPath(String path) {
        var fields = path.replaceAll("\\.<[a-z ]+>", "");
        return fields.isEmpty()
                ? "#"
                : "#/" + fields.replace("[", "/").replace("]", "").replace('.', '/');
    }

    static String ofJson(JacksonException e) {
        var pointer = new StringBuilder("#");
        for (var step : e.getPath()) {
            pointer.append('/');
            var name = step.getPropertyName();
            if (name == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(name.replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    /** {@code NotBlank} as {@code not_blank}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
