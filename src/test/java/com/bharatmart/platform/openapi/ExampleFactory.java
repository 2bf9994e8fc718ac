package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes examples of schemas: the example of a property, else the value of its name, else one that its type allows. */
@SuppressWarnings("rawtypes") // the type of swagger-core
final class ExampleFactory {

    private static final String MONEY = "Money";

    private final Map<String, Schema> schemas;
    private final ExampleValues values;

    /** The names of the schemas that are being made, to end at one that contains itself. */
    private final Deque<String> open = new ArrayDeque<>();

    ExampleFactory(Map<String, Schema> schemas, ExampleValues values) {
        this.schemas = schemas;
        this.values = values;
    }

    @Nullable Object of(Schema<?> schema) {
        return value("", "", schema);
    }

    /** A patch of the first two properties. */
    Map<String, @Nullable Object> patch(Schema<?> schema) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        var name = name(schema);
        properties(definition(schema)).entrySet().stream()
                .limit(2)
                .forEach(property -> patch.put(property.getKey(), value(name, property.getKey(), property.getValue())));
        return patch;
    }

    private @Nullable Object value(String parent, String property, Schema<?> schema) {
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.get$ref() != null) {
            return referenced(parent, property, schema);
        }
        if (schema.getAnyOf() != null) {
            return value(parent, property, schema.getAnyOf().getFirst());
        }
        return switch (type(schema)) {
            case "object" -> object(parent, property, schema);
            case "array" -> list(parent, property, schema);
            default -> scalar(parent, property, schema);
        };
    }

    private @Nullable Object referenced(String parent, String property, Schema<?> schema) {
        var name = name(schema);
        if (name.equals(MONEY)) {
            return money(property);
        }
        if (open.contains(name)) {
            return null;
        }
        open.push(name);
        try {
            var definition = definition(schema);
            return type(definition).equals("object")
                    ? object(name, "", definition)
                    : value(parent, property, definition);
        } finally {
            open.pop();
        }
    }

    private Map<String, Object> money(String property) {
        var money = new LinkedHashMap<String, Object>();
        money.put("amount", values.find("money:" + property).orElse(49900));
        money.put("currency", "INR");
        return money;
    }

    private Object object(String parent, String property, Schema<?> schema) {
        if (schema.getProperties() == null && values.find(parent, property).isPresent()) {
            return values.find(parent, property).get();
        }
        var object = new LinkedHashMap<String, @Nullable Object>();
        properties(schema).forEach((name, member) -> object.put(name, value(parent, name, member)));
        if (schema.getAdditionalProperties() instanceof Schema<?> member) {
            object.put("key", value(parent, property, member));
        }
        return object;
    }

    /** One entry; none for a list in an entry of itself. */
    private List<?> list(String parent, String property, Schema<?> schema) {
        var entries = schema.getItems().get$ref() == null ? schema.getItems() : definition(schema.getItems());
        if (values.find(parent, property).orElse("") instanceof List<?> known
                && known.stream().allMatch(entry -> fits(entry, entries))) {
            return known;
        }
        var entry = value(parent, property, schema.getItems());
        return entry == null ? List.of() : List.of(entry);
    }

    private @Nullable Object scalar(String parent, String property, Schema<?> schema) {
        if (values.isNull(parent, property) && isNullable(schema)) {
            return null;
        }
        var known = values.find(parent, property);
        if (known.isPresent() && fits(known.get(), schema)) {
            return known.get();
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().getFirst();
        }
        return switch (type(schema)) {
            case "integer" ->
                Objects.requireNonNullElse(schema.getMinimum(), BigDecimal.ONE).max(BigDecimal.ONE);
            case "number" -> Objects.requireNonNullElse(schema.getMinimum(), BigDecimal.ONE);
            case "boolean" -> true;
            case "string" ->
                values.find("format:" + Objects.requireNonNullElse(schema.getFormat(), ""))
                        .orElse("text");
            default -> Map.of();
        };
    }

    private static boolean fits(Object value, Schema<?> schema) {
        if (schema.getEnum() != null) {
            return schema.getEnum().contains(value);
        }
        return switch (type(schema)) {
            case "string" -> value instanceof String text && matches(text, schema);
            case "integer", "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "object" -> value instanceof Map;
            default -> true;
        };
    }

    private static boolean matches(String text, Schema<?> schema) {
        var format = schema.getFormat();
        return (schema.getPattern() == null || text.matches(".*(?:" + schema.getPattern() + ").*"))
                && (!"uuid".equals(format) || text.matches("[0-9a-f-]{36}"))
                && (!"date-time".equals(format) || text.endsWith("Z"));
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("null");
    }

    private static String type(Schema<?> schema) {
        if (schema.getTypes() != null) {
            return schema.getTypes().stream()
                    .filter(type -> !type.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        return Objects.requireNonNullElse(schema.getType(), "");
    }

    private static String name(Schema<?> schema) {
        return schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
    }

    private Schema<?> definition(Schema<?> schema) {
        return Objects.requireNonNull(schemas.get(name(schema)), schema.get$ref());
    }

    private static Map<String, Schema> properties(Schema<?> schema) {
        return Objects.requireNonNullElse(schema.getProperties(), Map.of());
    }
}
