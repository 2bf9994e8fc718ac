package com.bharatmart.platform.metrics;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out the auto-configuration of traces while they are off. Its own conditions would load OpenTelemetry's SDK for
 * beans that do nothing.
 */
final class TracingAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String PROPERTY = "bharatmart.tracing.enabled";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
        var isEnabled = Objects.requireNonNull(environment).getProperty(PROPERTY, Boolean.class, false);
        var matches = new boolean[classNames.length];
        for (var i = 0; i < classNames.length; i++) {
            matches[i] = isEnabled || !isTracing(classNames[i]);
        }
        return matches;
    }

    private static boolean isTracing(@Nullable String className) {
        return className != null
                && Stream.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.")
                        .anyMatch(className::startsWith);
    }
}
