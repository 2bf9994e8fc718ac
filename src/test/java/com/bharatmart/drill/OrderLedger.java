package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records every request of the shoppers and its answer, to compare them with the database. */
public final class OrderLedger {

    private static final Logger log = LoggerFactory.getLogger(OrderLedger.class);

    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<Sku, Integer> goods = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Checkout> checkouts = new ConcurrentLinkedQueue<>();
    private final Queue<String> mixedUp = new ConcurrentLinkedQueue<>();
    private volatile Duration patience = Duration.ZERO;

    /** The initial stock of each product. */
    public void stocked(Sku sku, int pieces) {
        goods.put(sku, pieces);
    }

    void add(Request request) {
        requests.add(request);
    }

    /** From now on shoppers send a request again that failed, as often as this time allows. */
    void repeatFor(Duration time) {
        patience = time;
    }

    /** Records a request and its answer, the last one if it was repeated; null if the connection broke. */
    Http.@Nullable Response ask(Kind kind, Supplier<Http.Response> request) {
        var start = System.nanoTime();
        var answer = send(kind, request);
        while ((answer == null || answer.status() >= 500) && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = send(kind, request);
        }
        add(Request.of(kind, start, answer));
        return answer;
    }

    private static Http.@Nullable Response send(Kind kind, Supplier<Http.Response> request) {
        try {
            var answer = request.get();
            if (answer.status() >= 500) {
                log.info(
                        "{} got {} {} in request {}",
                        kind,
                        answer.status(),
                        code(answer),
                        answer.header("X-Request-Id").orElse("that reached no instance"));
            }
            return answer;
        } catch (UncheckedIOException e) {
            log.info("{} broke: {}", kind, String.valueOf(e.getCause()));
            return null;
        }
    }

    /** The rest of a problem document has the secret id of a cart. */
    private static String code(Http.Response answer) {
        return CODE.matcher(answer.text())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("without a problem document");
    }

    /** @param answer null if the connection broke */
    void add(String cart, String key, Http.@Nullable Response answer) {
        checkouts.add(new Checkout(cart, key, answer));
    }

    /** Removes checkouts that the shop cannot know any more, and returns them. */
    List<Checkout> forget(Predicate<Checkout> lost) {
        var forgotten = checkouts.stream().filter(lost).toList();
        checkouts.removeAll(forgotten);
        return forgotten;
    }

    /** Counts an answer that showed data of another customer. */
    void addMixedUp(String whose) {
        mixedUp.add(whose);
    }

    List<String> mixedUp() {
        return List.copyOf(mixedUp);
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

    /** The quantile of the response times. */
    static Duration percentile(Collection<Request> requests, double share) {
        var sorted = requests.stream().map(Request::took).sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }

    enum Kind {
        /** Reads pages of the catalog that many shoppers read, so that caches have them. */
        BROWSE,
        /** Reads pages of the catalog that no shopper has read before, so that no cache has them. */
        SEARCH,
        /** A signed-in customer reads the account. */
        ACCOUNT,
        /** A customer logs in. */
        LOGIN,
        CART,
        /** A guest orders, with cash on delivery. */
        CHECKOUT,
        /** A guest orders, and pays online. */
        ONLINE_CHECKOUT,
        /** The client asks for a payment of an order, or reports one. */
        PAYMENT
    }

    /**
     * @param at time of {@link System#nanoTime}
     * @param status of the answer, 0 if the connection broke
     */
    record Request(Kind kind, long at, Duration took, int status, boolean saysWhenToRetry) {
        /** A request that was sent at this time and has just ended. */
        static Request of(Kind kind, long at, Http.@Nullable Response answer) {
            return new Request(
                    kind,
                    at,
                    Duration.ofNanos(System.nanoTime() - at),
                    answer == null ? 0 : answer.status(),
                    answer != null && answer.header("Retry-After").isPresent());
        }

        boolean isGood() {
            return status >= 200 && status < 400;
        }

        boolean isBetween(long from, long to) {
            return at >= from && at < to;
        }
    }

    record Checkout(String cart, String key, Http.@Nullable Response answer) {
        boolean isAcknowledged() {
            return answer != null && answer.status() == 201;
        }

        /** Whether the shopper cannot know if the order exists. */
        boolean isOpen() {
            return answer == null
                    || answer.status() >= 500
                    || answer.header("Retry-After").isPresent();
        }
    }
}
