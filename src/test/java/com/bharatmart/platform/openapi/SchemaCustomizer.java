package com.bharatmart.platform.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Makes the schemas ones that all tools understand. A reference stands alone: what a property says beside it moves to the
 * description of its schema. Schemas that nothing refers to, such as those of a resource that only has a patch, are removed.
 */
@SuppressWarnings("rawtypes") // the type of swagger-core
final class SchemaCustomizer implements OpenApiCustomizer {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(SchemaCustomizer::describeReferences);
        boolean isChanged;
        do {
            isChanged = removeUnused(document);
        } while (isChanged);
    }

    private static void describeReferences(Schema<?> schema) {
        Map<String, Schema> properties = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        var descriptions = new ArrayList<String>();
        properties.forEach((name, property) -> {
            for (var reference : references(property)) {
                if (reference.getDescription() != null) {
                    descriptions.add("`%s`: %s".formatted(name, reference.getDescription()));
                    reference.setDescription(null);
                }
            }
        });
        if (!descriptions.isEmpty()) {
            var own = schema.getDescription();
            schema.setDescription((own == null ? "" : own + "\n\n") + String.join("\n\n", descriptions));
        }
    }

    /** The property itself, or the one that may also be null. */
    private static List<Schema> references(Schema<?> property) {
        if (property.get$ref() != null) {
            return List.of(property);
        }
        return property.getAnyOf() == null
                ? List.of()
                : property.getAnyOf().stream()
                        .filter(alternative -> alternative.get$ref() != null)
                        .toList();
    }

    private static boolean removeUnused(OpenAPI document) {
        var used = REFERENCE
                .matcher(Json31.pretty(document))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return document.getComponents().getSchemas().keySet().retainAll(used);
    }
}
