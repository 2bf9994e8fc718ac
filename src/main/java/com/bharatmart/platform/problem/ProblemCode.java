package com.bharatmart.platform.problem;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, for a program: clients branch on it. Each module lists its own codes in an enum. They are in the OpenAPI
 * document and in {@code docs/errors.md}.
 */
public interface ProblemCode {

    /** The name of the constant. */
    String name();

    HttpStatus status();

    /** When the service gives it: a sentence for the developer of a client. */
    String when();

    /** What the client does about it. */
    String action();

    /** The types of the members that its problems have beside those of all problems, by their names. */
    default Map<String, Class<?>> members() {
        return Map.of();
    }

    /** The name in responses, which never changes. Two constants may share one if their statuses differ. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
