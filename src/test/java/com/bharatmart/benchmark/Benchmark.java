package com.bharatmart.benchmark;

import com.bharatmart.catalog.CatalogGenerator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the packaged service against its limits, all on this machine and in one run: {@code mvn verify -Pbenchmark},
 * with {@code -Dbenchmark.seconds=10 -Dbenchmark.rounds=3} and whatever else {@link Settings} has. Needs Debian's
 * {@code wrk} and {@code postgresql-client}.
 *
 * <p>The service runs in a JVM of its own on a database of its own; wrk and pgbench load it from outside. A goal that is
 * missed shows in {@code target/benchmark.md}; a wrong answer fails the run.
 *
 * <p>{@code -Dbenchmark.profile=true} leaves a flight recording of each scenario in {@code target/benchmark}, with what it says in
 * a text file. {@code -Dbenchmark.parts=reads} (or {@code checkout}, {@code sizes},
 * {@code orders}, {@code startup}) runs a part.
 */
final class Benchmark {

    /** Starts vary more than rates do. */
    private static final int STARTS_PER_ROUND = 2;

    private static final Goal START_UP = Goal.atMost(0.35);
    private static final Goal MEMORY_AT_REST = Goal.atMost(320);
    private static final Goal MEMORY = Goal.atMost(400);
    private static final Goal INTEGRITY = Goal.atMost(1_000);
    private static final Goal ORDER_COST = Goal.atMost(3);

    private final Settings settings;
    private final Application application;

    private Benchmark(Settings settings) {
        this.settings = settings;
        this.application = Application.unpack(settings.jar());
    }

    public static void main(String[] args) throws SQLException {
        Command.require("wrk", "wrk");
        Command.require("pgbench", "postgresql-client");
        try {
            new Benchmark(Settings.read()).run();
        } catch (BenchmarkFailed e) {
            System.err.println("The benchmark failed: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws SQLException {
        var database = filled("shop", settings.products());
        var report = new Report(Machine.describe(database), settings);
        var transcripts = new ArrayList<Transcript>();
        if (settings.wants("reads") || settings.wants("checkout")) {
            loadOneShop(report, database, transcripts);
        }
        if (settings.wants("sizes")) {
            compareSizes(report);
        }
        if (settings.wants("orders")) {
            compareOrders(report);
        }
        if (settings.wants("startup")) {
            var startUps = new StartUps(settings.jar(), database);
            report.add(startUps.measure(STARTS_PER_ROUND * settings.rounds()), START_UP);
        }
        transcripts.forEach(report::add);
        System.out.println("See " + report.write());
        if (!settings.profile()) {
            report.compare(new BenchmarkHistory(settings.history(), Machine.kind()));
        }
    }

    private void loadOneShop(Report report, Database database, List<Transcript> transcripts) {
        var carts = Carts.over(database);
        if (settings.wants("checkout")) {
            transcripts.addAll(Transcript.record(application, database, carts));
            transcripts.forEach(Transcript::requireSameScript);
        }
        try (var service = Service.start(application, "service", database.url(), Map.of())) {
            report.add("memory at rest, MB", (double) service.megabytesAtRest(), MEMORY_AT_REST);
            if (settings.wants("reads")) {
                report.add(Scenario.measure(new Reads(database).scenarios(service), settings, recorder(service)));
            }
            if (settings.wants("checkout")) {
                var requests = new CartScenarios(settings, database, carts, transcripts);
                report.add(Scenario.measure(requests.scenarios(service), settings, recorder(service)));
                requests.requireStockToAddUp();
                report.add(
                        "CPU time of an order with its cart, ms",
                        new OrderCpuTime(service).measure(settings.warmUp(), settings.seconds()),
                        ORDER_COST);
            }
            report.add("memory after the load, MB", (double) service.megabytes("VmRSS"), null);
            report.add("memory at the peak, MB", (double) service.megabytes("VmHWM"), MEMORY);
            service.requireSilence();
        }
    }

    private void compareSizes(Report report) throws SQLException {
        var few = filled("few", settings.fewProducts());
        var many = filled("many", settings.manyProducts());
        try (var onFew = Service.start(application, "service-few", few.url(), Map.of());
                var onMany = Service.start(application, "service-many", many.url(), Map.of())) {
            report.add(Scenario.measure(Reads.ofSizes(few, onFew, many, onMany), settings, recorder(onMany)));
            onFew.requireSilence();
            onMany.requireSilence();
        }
    }

    private void compareOrders(Report report) throws SQLException {
        var few = filled("few_orders", settings.products());
        var many = filled("many_orders", settings.products());
        try (var withFew = BenchmarkShop.open(application, settings, few, settings.fewOrders());
                var withMany = BenchmarkShop.open(application, settings, many, settings.manyOrders())) {
            var scenarios = BenchmarkShop.scenarios(withFew, withMany);
            report.add(Scenario.measure(scenarios, settings, recorder(withMany.service())));
            withFew.service().requireSilence();
            withMany.service().requireSilence();
        }
        report.add(
                "longest transaction of the integrity checks over %,d orders, ms".formatted(settings.manyOrders()),
                (double) new IntegrityTransactions(application, many).longestTransaction(),
                INTEGRITY);
    }

    private @Nullable FlightRecorder recorder(Service service) {
        return settings.profile() ? new FlightRecorder(service) : null;
    }

    private static Database filled(String name, int products) throws SQLException {
        System.out.printf("filling %s with %,d products%n", name, products);
        var database = Database.create(name);
        CatalogGenerator.fill(database.source(), products);
        database.settle();
        return database;
    }
}
