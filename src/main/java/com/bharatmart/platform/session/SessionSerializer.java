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
 * The values of a session as JSON: whole numbers, and records of the types named here. What stands in Redis never names
 * a class, so that nothing but these can come out of it; and it never fails, since a session that cannot be read would
 * fail again with every request.
 *
 * <p>Two versions of this service share the sessions during an upgrade. A record may therefore have fields that only
 * the other version knows, either way, and a type that this one does not know is left alone.
 */
final class SessionSerializer implements RedisSerializer<Object> {

    /** What nobody can have written who speaks this language: the session is beyond help. */
    static final Object UNREADABLE = new Object();

    /** An attribute of another version of this service. */
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
            default -> throw new SerializationException(value.getClass() + " has no place in a session");
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
