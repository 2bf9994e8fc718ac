package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code -Ddrills.minutes} and {@code -Ddrills.seed} change how long it takes and which faults come. */
@Tag("drills")
class RandomFaultsTest {

    private static final long SEED = Long.getLong("drills.seed", 1);
    private static final Duration TIME = Duration.ofMinutes(Long.getLong("drills.minutes", 10));

    private static final int RARE = 3;
    private static final int UNITS = 40;

    /** A fifth of the saturation: each fault takes some of the cluster, and starting instances take much of the machine. */
    private static final double LOAD = 0.2;

    /** The longest time in which shoppers try again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Path HISTORY = Path.of("target/drills/26-history.ndjson");

    @Test
    void whateverHappensIsExplainedByOneSequence() {
        var rare = Shop.shared().stock(RARE, UNITS);
        Drill.run(26, "random-faults", "random faults, from the seed %d".formatted(SEED), drill -> {
            var history = new ClientHistory();
            rare.forEach(sku -> history.stocked(sku, UNITS));
            drill.ledger().repeatFor(PATIENCE);
            try (var _ = drill.crowd(LOAD);
                    var _ = new CompetingClients(drill.cluster().http(), history, drill.ledger(), rare, SEED)) {
                drill.run(Duration.ofSeconds(10));
                faults(drill);
            }
            rare.forEach(sku -> drill.ledger().stocked(sku, UNITS));
            drill.expectShare(
                    "requests, repeated for a minute,", 0.9999, drill.ledger().requests(_ -> true));
            drill.audit();
            judge(drill, history, rare);
        });
    }

    private static void faults(Drill drill) {
        var random = new Random(SEED);
        var end = System.nanoTime() + TIME.toNanos();
        var round = RandomFault.round(random).iterator();
        while (System.nanoTime() < end) {
            if (!round.hasNext()) {
                round = RandomFault.round(random).iterator();
            }
            var next = round.next();
            var fault = drill.fault(next.name());
            drill.mark(next.cause(drill.cluster(), random));
            drill.run(RandomFault.duration(random));
            drill.cluster().repair();
            fault.end();
            drill.run(RandomFault.duration(random).dividedBy(3));
        }
    }

    private static void judge(Drill drill, ClientHistory history, List<Sku> rare) {
        var jdbc = JdbcClient.create(drill.cluster().postgres().primaryAsAdministrator());
        rare.forEach(sku -> history.left(
                sku,
                jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                        .param(sku.value())
                        .query(Integer.class)
                        .single()));
        try {
            Files.createDirectories(HISTORY.getParent());
            drill.expect("Porcupine finds a sequence", history.judge(HISTORY), true);
        } catch (AssertionError e) {
            drill.expect("Porcupine finds a sequence", String.valueOf(e.getMessage()), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
