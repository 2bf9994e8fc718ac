package com.bharatmart.platform.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of these fields of a request, exactly one is given. The error is one of a missing field or of the surplus ones. */
@Documented
@Constraint(validatedBy = OneOfValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(OneOf.List.class)
public @interface OneOf {

    /** The names of the fields. The first one is reported if none is given. */
    String[] value();

    /** False if all of them may be missing. */
    boolean required() default true;

    String message() default "must be given alone";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Several of these constraints. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        OneOf[] value();
    }
}
