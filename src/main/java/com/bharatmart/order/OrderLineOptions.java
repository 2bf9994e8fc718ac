package com.bharatmart.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The column {@code options} of {@code order_line}: JSON, which keeps the order of the options. */
final class OrderLineOptions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> TYPE = new TypeReference<>() {};

    private OrderLineOptions() {}

    static String write(Map<String, String> options) {
        return JSON.writeValueAsString(options);
    }

    /** Empty for a line of an earlier release, which has none. */
    static Map<String, String> read(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, TYPE);
    }
}
