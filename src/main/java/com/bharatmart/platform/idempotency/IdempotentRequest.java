package com.bharatmart.platform.idempotency;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A POST as far as its repetition is concerned. A controller method that takes one accepts an
 * {@code IdempotencyService-Key}; with {@link IdempotencyKeyRequired} it insists on one.
 *
 * @param key the key that the client gave, null if none
 * @param principal whose key it is, empty without a key; keys of others never meet it
 * @param target method and path
 */
public record IdempotentRequest(@Nullable String key, String principal, String target) {

    /** What only the sender of a guest's key has, where the guest acts on nothing that only the guest knows. */
    public static final String GUEST_SECRET = "X-Guest-Secret";

    static final String CART = "cartId";
    static final String ORDER = "orderId";
    static final String TOKEN = "token";

    /**
     * Whether a guest's key on such a route belongs to what the guest acts on, and needs no secret besides.
     *
     * @param variables the names of those in the route's path
     */
    public static boolean belongsToItsTarget(Set<String> variables) {
        return variables.contains(CART) || variables.contains(ORDER) || variables.contains(TOKEN);
    }
}
