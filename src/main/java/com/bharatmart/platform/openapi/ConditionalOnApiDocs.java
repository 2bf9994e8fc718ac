package com.bharatmart.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/**
 * Only where {@code bharatmart.api-docs.enabled} is true, since the generator's classes and what it makes take memory. The
 * property is false by default, and true in the local run and in tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty("bharatmart.api-docs.enabled")
public @interface ConditionalOnApiDocs {}
