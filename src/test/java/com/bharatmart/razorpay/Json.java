package com.bharatmart.razorpay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects whose members keep their order and may be null. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** Takes names and values in turn. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    static Map<String, @Nullable Object> collection(List<? extends Map<String, @Nullable Object>> items) {
        return object("entity", "collection", "count", items.size(), "items", items);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The members of a record. */
    static Map<String, @Nullable Object> members(Object record) {
        return MAPPER.convertValue(record, OBJECT);
    }

    /** Razorpay sends notes as an object, and as an empty array if there are none. */
    static Object notes(String stored) {
        var notes = MAPPER.readValue(stored, STRINGS);
        return notes.isEmpty() ? List.of() : notes;
    }
}
