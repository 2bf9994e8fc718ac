package com.bharatmart.history;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often each kind of thing has happened in all histories. Threads share it. */
final class HistoryCounts {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(String what, long number) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).add(number);
    }

    long of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> "%d %s".formatted(count.getValue().sum(), count.getKey()))
                .collect(Collectors.joining(", "));
    }
}
