package com.bharatmart.platform.session;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the values of a session as JSON: integers, and records of the types in this class. The JSON never contains the
 * name of a class, so that no other type can be deserialized. Reading never fails, because a session that cannot be read
 * would fail again with every request.
 *
 * <p>Two versions of the service share the sessions during an upgrade. Each of them ignores fields and types that only the
 * other one knows.
 */
final class SessionSerializer implements RedisSerializer<Object> {

    /** A value that no version of this service has written. */
    static final Object UNREADABLE = new Object();

    /** A value that another version of this service has written. */
    static final Object UNKNOWN = new Object();

    private static final String TYPE = "type";
    private static final String LOGIN = "login";

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public byte[] serialize(@Nullable Object value) {
        return switch (value) {
            case Long number -> json.writeValueAsBytes(number);
            case Integer number -> json.writeValueAsBytes(number);
            case LoginSession login -> {
                ObjectNode tree = json.valueToTree(login);
                yield json.writeValueAsBytes(tree.put(TYPE, LOGIN));
            }
            case null -> new byte[0];
            default -> throw new SerializationException(value.getClass() + " cannot be stored in a session");
        };
    }

    @Override
    public Object deserialize(byte @Nullable [] bytes) {
        try {
            return bytes == null ? UNREADABLE : read(json.readTree(bytes));
        } catch (JacksonException e) {
            return UNREADABLE;
        }
    }

    private Object read(JsonNode tree) {
        if (tree.isIntegralNumber() && tree.canConvertToLong()) {
            return tree.canConvertToInt() ? (Object) tree.intValue() : (Object) tree.longValue();
        }
        if (tree.path(TYPE).isString()) {
            return tree.path(TYPE).stringValue().equals(LOGIN) ? json.treeToValue(tree, LoginSession.class) : UNKNOWN;
        }
        return UNREADABLE;
    }
}
