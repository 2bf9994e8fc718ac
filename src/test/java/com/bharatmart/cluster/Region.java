package com.bharatmart.cluster;

import static org.awaitility.Awaitility.await;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.TcpProxy;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A region on this machine: load balancer, instances, a database and a Redis of its own. */
public final class Region {

    private static final int INSTANCES = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** Half of the time that a packet needs from one region to the other and back. */
    private static final Duration DISTANCE = Duration.ofMillis(10);

    private final Sandbox sandbox;
    private final String name;
    private final String password;
    private final RegionDatabase database;
    private final TcpProxy link;
    private final int redisPort;
    private final List<ClusterInstance> instances;
    private @Nullable ManagedProcess redis;
    private @Nullable Balancer balancer;

    /** @param number of this region, from 0 */
    Region(Sandbox sandbox, String name, int number, String password) {
        this(sandbox, name, number, password, Map::of, ManagedProcess.Turn.STARTING);
    }

    /**
     * A region of its own.
     *
     * @param more properties of the instances, asked at each start
     * @param starting the priority of instances that start
     */
    Region(
            Sandbox sandbox,
            String name,
            int number,
            String password,
            Supplier<Map<String, String>> more,
            ManagedProcess.Turn starting) {
        this.sandbox = sandbox;
        this.name = name;
        this.password = password;
        this.database = new RegionDatabase(sandbox, "postgres-" + name, password);
        this.link = TcpProxy.to(database.port());
        this.redisPort = sandbox.freePort();
        this.instances = IntStream.rangeClosed(1, INSTANCES)
                .mapToObj(instance -> new ClusterInstance(
                        sandbox, number * INSTANCES + instance, () -> ofInstances(more.get()), starting))
                .toList();
        link.delayResponses(DISTANCE);
    }

    private Map<String, String> ofInstances(Map<String, String> more) {
        var properties = new HashMap<>(toStart());
        properties.put("bharatmart.drain.period", "3s");
        properties.putAll(more);
        return properties;
    }

    /** The properties that an instance needs to start: it knows only its own region. */
    private Map<String, String> toStart() {
        return Map.of(
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                PostgresPair.APPLICATION,
                "spring.datasource.password",
                password,
                "spring.data.redis.host",
                "127.0.0.1",
                "spring.data.redis.port",
                String.valueOf(redisPort),
                "bharatmart.proxies.trusted",
                "127.0.0.1/32",
                // All load comes from one address.
                "bharatmart.rate-limit.enabled",
                "false");
    }

    public String name() {
        return name;
    }

    /** A client of this region's load balancer. */
    public Http http() {
        return new Http(this::port);
    }

    /** The port of the load balancer. */
    public int port() {
        return Objects.requireNonNull(balancer, name).http().port();
    }

    public Balancer balancer() {
        return Objects.requireNonNull(balancer, name);
    }

    List<ClusterInstance> instances() {
        return instances;
    }

    /** The address of its database for psql, as superuser. */
    public String databaseAddress() {
        return database.address();
    }

    RegionDatabase database() {
        return database;
    }

    /** The port at which the other region reaches the database. */
    int link() {
        return link.port();
    }

    /** Starts everything, with a new database and these products. Returns what the instances run. */
    Release open(List<Sku> goods, int pieces) {
        return open(goods.stream().collect(Collectors.toMap(Function.identity(), _ -> pieces)));
    }

    /** @param stock the pieces of each product */
    Release open(Map<Sku, Integer> stock) {
        database.create();
        start();
        var owner = Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                PostgresPair.OWNER,
                "spring.datasource.password",
                password);
        Release.bare().migrate(owner, List.of());
        var release = GuardedRelease.of(Release.packaged(toStart()), toStart());
        var products = sandbox.write("products.csv", ProductFile.of(stock));
        var first = Stream.of("--bharatmart.catalog.import=" + products);
        var importing =
                new Release(Stream.concat(release.options().stream(), first).toList());
        until("the products are there", () -> {
            // An instance that does not find its database in time, on a busy machine, ends and is started again.
            scale(1, importing);
            return stock.keySet().stream()
                    .allMatch(sku -> http().get(ProductFile.page(sku)).status() == 200);
        });
        scale(INSTANCES, release);
        return release;
    }

    /** Starts everything but the database and the instances. */
    void start() {
        redis = ManagedProcess.start(
                sandbox,
                "redis-" + name,
                ManagedProcess.Turn.SHARED,
                Map.of(),
                List.of("redis-server", "--port", String.valueOf(redisPort), "--bind", "127.0.0.1", "--save", ""));
        balancer = Balancer.start(sandbox, Balancer.NAME + "-" + name, instances);
    }

    /** Starts instances, so that this number runs, without waiting for them, or stops those that are too many. */
    void scale(int number, Release release) {
        instances.stream().skip(number).filter(ClusterInstance::isAlive).forEach(ClusterInstance::drain);
        instances.stream()
                .limit(number)
                .filter(instance -> !instance.isAlive())
                .forEach(instance -> instance.start(release));
    }

    /** Whether the load balancer has this number of healthy instances. */
    public boolean serves(int number) {
        return instances.stream().filter(balancer()::isSending).count() >= number;
    }

    /** Whether its address answers, as seen from outside. */
    public boolean answers() {
        try {
            return http().get("/api/health").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** Kills all instances at the same moment: none of them notices the end of another one. */
    void killInstances() {
        var alive = instances.stream().filter(ClusterInstance::isAlive).toList();
        alive.forEach(ClusterInstance::freeze);
        alive.forEach(ClusterInstance::kill);
    }

    /** Kills all of its processes, and everything that was under way to the other region. */
    void kill() {
        link.cut();
        database.kill();
        instances.stream().filter(ClusterInstance::isAlive).forEach(ClusterInstance::kill);
        Objects.requireNonNull(redis, name).kill();
        Objects.requireNonNull(sandbox.programs().get(Balancer.NAME + "-" + name), name)
                .kill();
    }

    /** The machines and the network are back, with the load balancer and an empty Redis. */
    void comeBack() {
        link.restore();
        link.delayResponses(DISTANCE);
        start();
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .atMost(TIMEOUT)
                .until(condition);
    }

    @Override
    public String toString() {
        return name;
    }
}
