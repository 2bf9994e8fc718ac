package com.bharatmart.cluster;

import static org.awaitility.Awaitility.await;

import com.bharatmart.Http;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole topology on 127.0.0.1: six instances, two in each of three fault domains, behind HAProxy; PostgreSQL with
 * its synchronous standby under Patroni; Redis with its replica under three sentinels. One for all drills of a JVM.
 */
public final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private static final int INSTANCES = 6;
    private static final int STARTING_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** More than twice what the balancer needs to find out that an instance is leaving. */
    private static final Duration DRAIN_PERIOD = Duration.ofSeconds(3);

    private static final int FIRST_LATER_VERSION = 9_000;

    public static final String STAFF_EMAIL = "staff@example.com";

    private final Sandbox sandbox = Sandbox.create();
    private final PostgresPair postgres;
    private final RedisTrio redis;
    private final List<Instance> instances;
    private final Release release;
    private final Balancer balancer;
    private int migrations;

    private Cluster() {
        Binaries.require();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        postgres = PostgresPair.start(sandbox);
        redis = RedisTrio.start(sandbox);
        until("PostgreSQL and Redis are there", () -> postgres.isWhole() && redis.isWhole());
        migrate();
        release = Release.packaged(trainingProperties());
        instances = IntStream.rangeClosed(1, INSTANCES)
                .mapToObj(number -> new Instance(sandbox, number, properties()))
                .toList();
        balancer = Balancer.start(sandbox, instances);
        mend();
    }

    /** Starts it if it is not there yet. */
    public static Cluster shared() {
        return Shared.INSTANCE;
    }

    public Http http() {
        return balancer.http();
    }

    public Balancer balancer() {
        return balancer;
    }

    public PostgresPair postgres() {
        return postgres;
    }

    public RedisTrio redis() {
        return redis;
    }

    public List<Instance> instances() {
        return instances;
    }

    public Release release() {
        return release;
    }

    /** Of the first member of staff. */
    public String staffPassword() {
        return postgres.password();
    }

    /** What each part has used of the processors until now. */
    public SortedMap<String, Duration> cpu() {
        var cpu = new TreeMap<String, Duration>();
        sandbox.programs().forEach((name, program) -> {
            var part = name.startsWith("postgres") ? "patroni" : name.replaceFirst("-\\d+$", "");
            cpu.merge(part, Program.cpu(program.family()), Duration::plus);
        });
        cpu.put("postgresql", postgres.cpu());
        cpu.put("shoppers", Program.cpu(Stream.of(ProcessHandle.current())));
        return cpu;
    }

    /** Changes the schema as the owner of the tables, with more than the jar's own migrations. */
    public void migrate(String... more) {
        var properties = new HashMap<>(Map.of(
                "spring.datasource.url", postgres.url(),
                "spring.datasource.username", PostgresPair.OWNER,
                "spring.datasource.password", postgres.password()));
        Release.migrate(properties, List.of(more));
    }

    /** The tables that shoppers read and write. */
    private static final List<String> BUSY_TABLES =
            List.of("product", "variant", "stock_level", "cart", "cart_item", "login_session", "orders", "order_line");

    /**
     * Changes the schema as a later version does, each table in a migration of its own.
     *
     * @param change from the name of a table and that of a column that it does not have, to a statement
     */
    public void changeSchema(BinaryOperator<String> change) {
        var folder = sandbox.folder("migrations");
        for (var table : BUSY_TABLES) {
            migrations++;
            sandbox.write(
                    "migrations/V%d__later.sql".formatted(FIRST_LATER_VERSION + migrations),
                    change.apply(table, "later_" + migrations) + ";");
        }
        migrate("--spring.flyway.locations=classpath:db/migration,filesystem:" + folder);
    }

    /** Whatever was broken is whole again when this returns. */
    public void mend() {
        postgres.mend();
        instances.stream().filter(Instance::isAlive).forEach(Instance::thaw);
        until("all instances are healthy", this::startUntilHealthy);
        redis.mend();
        until("PostgreSQL has its standby", postgres::isWhole);
        until("Redis has its replica", redis::isWhole);
        until("the balancer sends to all", () -> instances.stream().allMatch(balancer::isSending));
    }

    /** Two at a time. One that does not find its database in time, on a machine that is busy, ends and is started again. */
    private boolean startUntilHealthy() {
        var ill = instances.stream().filter(instance -> !instance.isHealthy()).toList();
        ill.stream()
                .limit(STARTING_AT_ONCE)
                .filter(instance -> !instance.isAlive())
                .forEach(instance -> instance.start(release));
        return ill.isEmpty();
    }

    private static void until(String what, Callable<Boolean> condition) {
        var start = System.nanoTime();
        await(what)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .atMost(PATIENCE)
                .until(condition);
        log.info(
                "{} after {} ms",
                what,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** Where the service finds what it needs to start. */
    private Map<String, String> trainingProperties() {
        var properties = new HashMap<>(redis.properties());
        properties.putAll(Map.of(
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                postgres.url(),
                "spring.datasource.username",
                PostgresPair.APPLICATION,
                "spring.datasource.password",
                postgres.password()));
        return properties;
    }

    private Map<String, String> properties() {
        var properties = trainingProperties();
        properties.putAll(Map.of(
                "bharatmart.drain.period",
                Guard.DRAINING.isTakenOut() ? "0s" : DRAIN_PERIOD.toMillis() + "ms",
                "bharatmart.proxies.trusted",
                "127.0.0.1/32",
                // Load comes from one address.
                "bharatmart.rate-limit.enabled",
                "false",
                "bharatmart.staff.first.email",
                STAFF_EMAIL,
                "bharatmart.staff.first.password",
                postgres.password()));
        if (Guard.PRIMARY_ONLY.isTakenOut()) {
            properties.put("spring.datasource.hikari.data-source-properties.targetServerType", "any");
        }
        if (Guard.DEADLINES.isTakenOut()) {
            properties.put("bharatmart.overload.deadline", "60s");
            properties.put("bharatmart.dependency.interval", "1h");
        }
        if (Guard.GATES.isTakenOut()) {
            properties.put("bharatmart.overload.least-requests", "100000");
            properties.put("bharatmart.overload.most-requests", "100000");
        }
        return properties;
    }

    private static final class Shared {
        static final Cluster INSTANCE = new Cluster();
    }
}
