package com.bharatmart.platform.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records by their types: a component is required unless it is {@code @Nullable}, which may be null or missing. A
 * record that is serialized as the value that it wraps has the schema of that value. The schema of a nested record has the
 * names of both, because several records have a nested {@code Line}.
 */
@Component
@ConditionalOnGenerator
class RecordModelConverter implements ModelConverter {

    private static final String ROOT = "com.bharatmart.";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var record = rawClass(type);
        if (record.isEnum() && record.getName().startsWith(ROOT)) {
            return reference(record, context, chain);
        }
        if (Set.class.isAssignableFrom(record)) {
            return set(chain.next().resolve(type, context, chain));
        }
        if (!record.isRecord() || OpenApiConfiguration.DESCRIBED.contains(record)) {
            return chain.next().resolve(type, context, chain);
        }
        var wrapped = wrapped(record);
        if (wrapped != null) {
            return context.resolve(new AnnotatedType(wrapped)
                    .ctxAnnotations(type.getCtxAnnotations())
                    .schemaProperty(type.isSchemaProperty())
                    .propertyName(type.getPropertyName()));
        }
        if (record.getEnclosingClass() != null) {
            type.setName(name(record));
        }
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null) {
            describe(record, definition(schema, context.getDefinedModels()));
        }
        return schema;
    }

    /** The service takes an entry that occurs twice as one, and clients of some languages have no sets of enums. */
    private static @Nullable Schema<?> set(@Nullable Schema<?> schema) {
        if (schema != null) {
            schema.setUniqueItems(null);
        }
        return schema;
    }

    /** Enums have schemas of their own, so that a client has one type for each. */
    private static Schema<?> reference(Class<?> type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var name = name(type);
        if (!context.getDefinedModels().containsKey(name)) {
            context.defineModel(name, chain.next().resolve(new AnnotatedType(type), context, chain));
        }
        return new JsonSchema().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }

    private static String name(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        return (enclosing == null ? "" : enclosing.getSimpleName()) + type.getSimpleName();
    }

    /** The type of the wrapped value, or null for a record that is serialized as an object. */
    private static @Nullable Class<?> wrapped(Class<?> record) {
        var components = record.getRecordComponents();
        var hasDelegatingCreator = Arrays.stream(record.getDeclaredConstructors())
                .filter(creator -> creator.getParameterCount() == 1)
                .map(creator -> creator.getAnnotation(JsonCreator.class))
                .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
        return components.length == 1
                        && (hasDelegatingCreator || components[0].getAccessor().isAnnotationPresent(JsonValue.class))
                ? components[0].getType()
                : null;
    }

    private static Class<?> rawClass(AnnotatedType type) {
        return type.getType() instanceof JavaType known
                ? known.getRawClass()
                : Json31.mapper().constructType(type.getType()).getRawClass();
    }

    @SuppressWarnings("rawtypes") // the type of swagger-core
    private static Schema<?> definition(Schema<?> schema, Map<String, Schema> definitions) {
        var reference = schema.get$ref();
        var defined =
                reference == null ? null : definitions.get(reference.replace(Components.COMPONENTS_SCHEMAS_REF, ""));
        return defined == null ? schema : defined;
    }

    @SuppressWarnings("rawtypes") // the type of swagger-core
    private static void describe(Class<?> record, Schema<?> schema) {
        var properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        var required = new TreeSet<String>();
        var described = new LinkedHashMap<String, Schema>(properties);
        for (var component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                required.addAll(requiredNames(component.getType()));
                continue;
            }
            var name = name(component);
            var property = properties.get(name);
            if (property == null) {
                continue;
            }
            if (isNullable(component)) {
                described.put(name, orNull(property));
            } else {
                required.add(name);
            }
        }
        schema.setProperties(described);
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static List<String> requiredNames(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordModelConverter::name)
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The name in JSON. */
    private static String name(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the type of swagger-core
    private static Schema<?> orNull(Schema property) {
        if (property.get$ref() != null) {
            var nullable = new JsonSchema();
            nullable.setName(property.getName());
            nullable.setAnyOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
            return nullable;
        }
        property.setNullable(null);
        var types = new LinkedHashSet<String>();
        if (property.getTypes() != null) {
            types.addAll(property.getTypes());
        } else if (property.getType() != null) {
            types.add(property.getType());
        }
        if (!types.isEmpty() && types.add(NULL)) {
            property.setTypes(types);
            if (property.getEnum() != null) {
                var values = new ArrayList<Object>(property.getEnum());
                values.add(null);
                property.setEnum(values);
            }
        }
        return property;
    }
}
