package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What concurrent clients asked for and what they were told, for the judge in {@code src/test/porcupine}: the stock of a sku
 * is a counter that never goes below zero, an idempotency key is a register that is written once, and an order is a state
 * machine.
 */
final class ClientHistory {

    static final String DONE = "done";
    static final String REFUSED = "refused";

    private static final Path JUDGE = Path.of("src/test/porcupine");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /**
     * A line of the history.
     *
     * @param end 0 if the client was never told
     * @param outcome empty if the client was never told
     */
    private record Operation(
            String kind,
            String subject,
            int client,
            long call,
            @JsonProperty("return") long end,
            String action,
            int units,
            String outcome) {}

    /** From the first request to the answer; times of {@link System#nanoTime}. */
    record Span(int client, long from, long to) {}

    /** The units that a sku has before anybody asks for one. */
    void stocked(Sku sku, int units) {
        var now = System.nanoTime();
        stock("stock", sku, units, new Span(0, now, now), DONE);
    }

    void took(Sku sku, int units, Span when, @Nullable String outcome) {
        stock("take", sku, units, when, outcome);
    }

    void gaveBack(Sku sku, int units, Span when, @Nullable String outcome) {
        stock("give", sku, units, when, outcome);
    }

    /** The units that are left when nobody asks any more. */
    void left(Sku sku, int units) {
        var now = System.nanoTime();
        stock("read", sku, units, new Span(0, now, now), DONE);
    }

    private void stock(String action, Sku sku, int units, Span when, @Nullable String outcome) {
        add("stock", sku.value(), when, action, units, outcome);
    }

    /** @param order its id, null if the client was never told */
    void usedKey(String key, Span when, @Nullable String order) {
        add("key", key, when, "checkout", 0, order);
    }

    /** @param outcome a status of the order, {@link #REFUSED}, or null if the client was never told */
    void order(String action, String order, Span when, @Nullable String outcome) {
        add("order", order, when, action, 0, outcome);
    }

    private void add(String kind, String subject, Span when, String action, int units, @Nullable String outcome) {
        operations.add(new Operation(
                kind,
                subject,
                when.client(),
                when.from(),
                outcome == null ? 0 : when.to(),
                action,
                units,
                outcome == null ? "" : outcome));
    }

    /**
     * Returns what Porcupine says.
     *
     * @throws AssertionError if no sequence of the operations explains what the clients were told
     */
    String judge(Path file) {
        try {
            Files.write(file, operations.stream().map(JSON::writeValueAsString).toList(), StandardCharsets.UTF_8);
            var judge = new ProcessBuilder(
                            "go", "run", ".", file.toAbsolutePath().toString())
                    .directory(JUDGE.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("go: downloading "))
                    .collect(Collectors.joining("\n"));
            if (judge.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
