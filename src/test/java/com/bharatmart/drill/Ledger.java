package com.bharatmart.drill;

import com.bharatmart.Http;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What shoppers have asked for and what they were told, to be compared with what is in the database. */
public final class Ledger {

    private final Map<Sku, Integer> goods = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Checkout> checkouts = new ConcurrentLinkedQueue<>();

    /** So many pieces were there to begin with. */
    public void stocked(Sku sku, int pieces) {
        goods.put(sku, pieces);
    }

    void add(Request request) {
        requests.add(request);
    }

    /** @param answer null if the connection broke */
    void add(String cart, String key, Http.@Nullable Answer answer) {
        checkouts.add(new Checkout(cart, key, answer));
    }

    Map<Sku, Integer> goods() {
        return Map.copyOf(goods);
    }

    List<Checkout> checkouts() {
        return List.copyOf(checkouts);
    }

    List<Request> requests(Predicate<Request> which) {
        return requests.stream().filter(which).toList();
    }

    /** By the time that they took, the share of them that is given. */
    static Duration percentile(Collection<Request> requests, double share) {
        var sorted = requests.stream().map(Request::took).sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }

    enum Kind {
        BROWSE,
        CART,
        CHECKOUT
    }

    /**
     * @param at by {@link System#nanoTime}
     * @param status of the answer, 0 if the connection broke
     */
    record Request(Kind kind, long at, Duration took, int status, boolean saysWhenToRetry) {
        boolean isGood() {
            return status >= 200 && status < 400;
        }

        boolean isBetween(long from, long to) {
            return at >= from && at < to;
        }
    }

    record Checkout(String cart, String key, Http.@Nullable Answer answer) {
        boolean isAcknowledged() {
            return answer != null && answer.status() == 201;
        }

        /** Whether the shopper cannot know if there is an order. */
        boolean isOpen() {
            return answer == null || answer.status() >= 500;
        }
    }
}
