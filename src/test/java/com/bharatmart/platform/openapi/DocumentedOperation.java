package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * An operation of the document with the method that handles it.
 *
 * @param handler null for an operation without a controller
 */
record DocumentedOperation(
        String path,
        HttpMethod method,
        Operation operation,
        @Nullable HandlerMethod handler) {

    /** Passes the handler from the customizer of operations to those of the document, the last of which removes it. */
    static final String HANDLER_EXTENSION = "x-handler";

    static List<DocumentedOperation> of(OpenAPI document) {
        return document.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(entry -> of(path.getKey(), entry.getKey(), entry.getValue())))
                .toList();
    }

    private static DocumentedOperation of(String path, HttpMethod method, Operation operation) {
        var extensions = operation.getExtensions();
        return new DocumentedOperation(
                path,
                method,
                operation,
                extensions != null && extensions.get(HANDLER_EXTENSION) instanceof HandlerMethod handler
                        ? handler
                        : null);
    }

    boolean takes(Class<?> parameterType) {
        return handler != null
                && Arrays.stream(handler.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == parameterType);
    }

    boolean isAnnotated(Class<? extends Annotation> type) {
        return handler != null && AnnotatedElementUtils.hasAnnotation(handler.getMethod(), type);
    }

    /** The annotations of the method and of its controller. */
    <A extends Annotation> Stream<A> annotations(Class<A> type) {
        return handler == null
                ? Stream.empty()
                : Stream.of(handler.getMethod(), handler.getBeanType())
                        .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, type))
                        .flatMap(Stream::ofNullable);
    }

    boolean hasParameter(String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    boolean hasParameterIn(String place) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> place.equals(parameter.getIn()));
    }

    /** Lists have a cursor. */
    boolean isList() {
        return hasParameter("cursor");
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /** The responses to requests that were carried out, by their statuses. */
    Map<String, ApiResponse> successes() {
        var successes = new TreeMap<>(operation.getResponses());
        successes.keySet().removeIf(status -> !status.startsWith("2") && !status.startsWith("3"));
        return successes;
    }

    /** The reference to the schema of the response with a body in JSON. */
    Optional<String> schema() {
        return successes().values().stream()
                .map(ApiResponse::getContent)
                .flatMap(Stream::ofNullable)
                .map(content -> content.get("application/json"))
                .flatMap(Stream::ofNullable)
                .map(media -> media.getSchema().get$ref())
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
