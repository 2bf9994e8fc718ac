package com.bharatmart.history;

import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A history: its random numbers, its orders, and what has happened so far. */
final class History {

    private final long seed;
    private final Random random;
    private final HistoryCounts counts;
    private final List<HistoryOrder> orders = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    History(long seed, HistoryCounts counts) {
        this.seed = seed;
        this.random = new Random(seed);
        this.counts = counts;
    }

    long seed() {
        return seed;
    }

    Random random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Null if there is nothing to pick. */
    <T> @Nullable T pickOrNull(List<T> from) {
        return from.isEmpty() ? null : pick(from);
    }

    HistoryOrder add(String cart, Map<Sku, Integer> lines, String method) {
        var order = new HistoryOrder(orders.size() + 1, cart, lines, method);
        orders.add(order);
        return order;
    }

    List<HistoryOrder> orders() {
        return List.copyOf(orders);
    }

    void log(String line) {
        log.add(line);
    }

    void count(String what) {
        counts.add(what, 1);
    }

    void count(String what, long number) {
        counts.add(what, number);
    }

    void countIf(boolean condition, String what) {
        if (condition) {
            count(what);
        }
    }

    /** Status and code of a response. An error of the service itself is never right. */
    String outcome(SimulatedInstance.Response answer) {
        if (answer.status() >= 500 && answer.status() != 503) {
            violation("an unexpected error: " + answer);
        }
        return answer.isGood() ? String.valueOf(answer.status()) : answer.status() + " " + code(answer);
    }

    private static String code(SimulatedInstance.Response answer) {
        return answer.text().isEmpty() ? "" : answer.json().path("code").asString("");
    }

    /** Something that must never be. */
    void violation(String text) {
        violations.add(text);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    String text() {
        return "history %d:%n  %s".formatted(seed, String.join(System.lineSeparator() + "  ", log));
    }
}
