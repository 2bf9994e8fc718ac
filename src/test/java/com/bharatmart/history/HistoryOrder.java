package com.bharatmart.history;

import com.bharatmart.shared.Sku;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order of a history, as its client and the staff know it. */
final class HistoryOrder {

    private final int number;
    private final String cart;
    private final Map<Sku, Integer> lines;
    private final String method;
    private final String key = UUID.randomUUID().toString();
    private final Set<String> refundsMade = new HashSet<>();
    private final Set<String> refundsTried = new HashSet<>();
    private @Nullable JsonNode answer;
    private boolean mayEndUnpaid;

    /** @param cart the path of its cart */
    HistoryOrder(int number, String cart, Map<Sku, Integer> lines, String method) {
        this.number = number;
        this.cart = cart;
        this.lines = Map.copyOf(lines);
        this.method = method;
    }

    String cart() {
        return cart;
    }

    String cartId() {
        return cart.substring(cart.lastIndexOf('/') + 1);
    }

    Map<Sku, Integer> lines() {
        return lines;
    }

    String method() {
        return method;
    }

    /** The Idempotency-Key of the checkout. */
    String key() {
        return key;
    }

    /** The checkout was answered. */
    void acknowledge(JsonNode order) {
        answer = order;
    }

    /** Whether the client knows that there is an order. */
    boolean isAcknowledged() {
        return answer != null;
    }

    UUID id() {
        return UUID.fromString(known().get("id").asString());
    }

    String path() {
        return "/api/v1/orders/" + id();
    }

    String staffPath() {
        return "/api/v1/admin/orders/" + id();
    }

    String token() {
        return known().get("token").asString();
    }

    long total() {
        return known().at("/total/amount").asLong();
    }

    private JsonNode known() {
        return java.util.Objects.requireNonNull(answer);
    }

    /** Somebody or the deadline may have ended it before the money came. */
    void mayEndUnpaid() {
        mayEndUnpaid = true;
    }

    /** Whether money that has arrived pays it, for sure. */
    boolean mustTakeMoney() {
        return !mayEndUnpaid;
    }

    /** A refund was requested under this key. */
    void tryRefund(String refundKey) {
        refundsTried.add(refundKey);
    }

    void refund(String refundKey) {
        refundsMade.add(refundKey);
    }

    /** Whether this number of refunds by staff agrees with what was answered to them. */
    boolean hasRefunds(int count) {
        return count >= refundsMade.size() && count <= refundsTried.size();
    }

    @Override
    public String toString() {
        return "order " + number;
    }
}
