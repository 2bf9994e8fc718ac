package com.bharatmart.platform.idempotency;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a POST across its retries. A controller method with this parameter accepts an {@code Idempotency-Key}; with
 * {@link IdempotencyKeyRequired} it requires one.
 *
 * @param key of the client, null if it sent none
 * @param principal the owner of the key, empty without a key; equal keys of different owners are independent
 * @param target method and path
 */
public record IdempotentRequest(@Nullable String key, String principal, String target) {

    /** The header with a secret of the guest, for requests that do not refer to something that only the guest knows. */
    public static final String GUEST_SECRET = "X-Guest-Secret";

    static final String CART = "cartId";
    static final String ORDER = "orderId";
    static final String TOKEN = "token";

    /**
     * Whether a guest's key belongs to the cart, the order or the token in the path, so that it needs no secret.
     *
     * @param variables the names of the path variables of the route
     */
    public static boolean belongsToItsTarget(Set<String> variables) {
        return variables.contains(CART) || variables.contains(ORDER) || variables.contains(TOKEN);
    }
}
