package com.bharatmart.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/**
 * Matches if {@code bharatmart.api-docs.enabled} is true. It is false by default, because the classes of the generator and
 * the document take memory, and true in the local run and in tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty("bharatmart.api-docs.enabled")
public @interface ConditionalOnApiDocs {}
