package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Declares that request bodies accept no unknown fields. Responses may gain fields in a later version. */
final class ClosedRequestSchemaCustomizer implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        var queue = new ArrayDeque<Schema<?>>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .forEach(media -> queue.add(media.getSchema()));
        var seen = new HashSet<String>();
        while (!queue.isEmpty()) {
            var schema = queue.remove();
            var reference = schema.get$ref();
            if (reference == null) {
                queue.addAll(parts(schema));
            } else if (seen.add(reference)) {
                var named = Objects.requireNonNull(
                        document.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1)),
                        reference);
                if (named.getProperties() != null) {
                    named.setAdditionalProperties(false);
                }
                queue.addAll(parts(named));
            }
        }
    }

    @SuppressWarnings("rawtypes") // the type of swagger-core
    private static List<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null) {
            for (Schema property : schema.getProperties().values()) {
                parts.add(property);
            }
        }
        if (schema.getAnyOf() != null) {
            for (Schema alternative : schema.getAnyOf()) {
                parts.add(alternative);
            }
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        return parts;
    }
}
