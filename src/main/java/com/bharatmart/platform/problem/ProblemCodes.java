package com.bharatmart.platform.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes of problems that a handler, or each handler of a controller, may answer besides those that its parameters and
 * the security rules imply. Tests compare what the service answers with it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ProblemCodes {

    /** Codes such as {@code cart_empty}; with the status before it, {@code 422 invalid_code}, where a code has several. */
    String[] value();
}
