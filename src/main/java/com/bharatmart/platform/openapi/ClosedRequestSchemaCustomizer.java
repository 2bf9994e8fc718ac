package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Request bodies take no field that is not described; what is written may have more in a later version. */
final class ClosedRequestSchemaCustomizer {

    private ClosedRequestSchemaCustomizer() {}

    static void close(OpenAPI document) {
        var open = new ArrayDeque<Schema<?>>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .forEach(media -> open.add(media.getSchema()));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var schema = open.remove();
            var reference = schema.get$ref();
            if (reference == null) {
                open.addAll(parts(schema));
            } else if (seen.add(reference)) {
                var named = Objects.requireNonNull(
                        document.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1)),
                        reference);
                named.setAdditionalProperties(false);
                open.addAll(parts(named));
            }
        }
    }

    @SuppressWarnings("rawtypes") // swagger-core's own
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
