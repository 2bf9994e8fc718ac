package com.bharatmart.platform.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values for examples by the names of properties, which together tell of one customer, one product and one order. A name may
 * have its schema before it, {@code AddressRequest.name}.
 */
record ExampleValues(Map<String, @Nullable Object> byName) {

    private static final String FILE = "/openapi/examples.json";

    static ExampleValues load() {
        try (var file = ExampleValues.class.getResourceAsStream(FILE)) {
            return new ExampleValues(JsonMapper.shared().readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Object> find(String schema, String property) {
        return Optional.ofNullable(byName.get(schema + '.' + property)).or(() -> find(property));
    }

    /** Whether the value is null. */
    boolean isNull(String schema, String property) {
        var key = byName.containsKey(schema + '.' + property) ? schema + '.' + property : property;
        return byName.containsKey(key) && byName.get(key) == null;
    }

    Optional<Object> find(String property) {
        return Optional.ofNullable(byName.get(property));
    }
}
