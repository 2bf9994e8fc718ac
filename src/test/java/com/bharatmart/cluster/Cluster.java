package com.bharatmart.cluster;

import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole topology on 127.0.0.1: six instances, two in each of three fault domains, behind HAProxy; PostgreSQL with
 * its synchronous standby under Patroni; Redis with its replica under three Sentinels. All drills of a JVM share one.
 */
public final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private static final int INSTANCES = 6;
    private static final int STARTING_AT_ONCE = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    public static final String STAFF_EMAIL = "staff@example.com";

    private final Sandbox sandbox = Sandbox.create();
    private final PostgresPair postgres;
    private final RedisTrio redis;
    private final MailServer mail = MailServer.start();
    private final List<ClusterInstance> instances;
    private final Release release;
    private final Balancer balancer;
    private final Schema schema;

    private Cluster() {
        Binaries.require();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        postgres = PostgresPair.start(sandbox);
        redis = RedisTrio.start(sandbox);
        until("PostgreSQL and Redis are there", () -> postgres.isHealthy() && redis.isHealthy());
        schema = new Schema(sandbox, postgres);
        schema.migrate(Release.bare());
        release = GuardedRelease.of(Release.packaged(toStart()), toStart());
        instances = IntStream.rangeClosed(1, INSTANCES)
                .mapToObj(number ->
                        new ClusterInstance(sandbox, number, () -> Settings.ofInstances(postgres, redis, mail)))
                .toList();
        balancer = Balancer.start(sandbox, instances);
        repair();
    }

    /** Returns the cluster, and starts it if it does not run yet. */
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

    public MailServer mail() {
        return mail;
    }

    public List<ClusterInstance> instances() {
        return instances;
    }

    public Schema schema() {
        return schema;
    }

    public Release release() {
        return release;
    }

    /** A later version of the service, in which one class has another source. */
    public Release later(String type, UnaryOperator<String> change) {
        return Release.later(Map.of(type, change), toStart());
    }

    private Map<String, String> toStart() {
        return Settings.ofAnybody(postgres, redis);
    }

    /** The password of the first staff account. */
    public String staffPassword() {
        return postgres.password();
    }

    /** The processor time that each part has used so far. */
    public SortedMap<String, Duration> cpu() {
        var cpu = new TreeMap<String, Duration>();
        sandbox.programs().forEach((name, program) -> {
            var part = name.startsWith("postgres") ? "patroni" : name.replaceFirst("-\\d+$", "");
            cpu.merge(part, ManagedProcess.cpu(program.family()), Duration::plus);
        });
        cpu.put("postgresql", ManagedProcess.cpu(postgres.processes()));
        cpu.put("shoppers", ManagedProcess.cpu(Stream.of(ProcessHandle.current())));
        return cpu;
    }

    /**
     * Separates the processors of the shoppers (this JVM and the balancer) from those of the shop. No process may start
     * during that time.
     */
    public SeparateProcessors separateProcessors() {
        var shoppers = Stream.of(ProcessHandle.current());
        var others = new TreeMap<>(sandbox.programs());
        var balancing = others.remove(Balancer.NAME).family();
        var serving = others.values().stream().flatMap(ManagedProcess::family);
        return SeparateProcessors.of(
                Stream.concat(shoppers, balancing).toList(),
                Stream.concat(serving, postgres.processes()).toList());
    }

    /**
     * Restarts the instances so that they reach Redis by one name and not by its Sentinels, until the result is closed. See
     * {@link RedisTrio#moveName}.
     */
    public RedisName nameRedis() {
        redis.setName();
        restart();
        return () -> {
            redis.removeName();
            restart();
        };
    }

    private void restart() {
        instances.forEach(ClusterInstance::kill);
        repair();
    }

    /** Repairs everything that a drill has broken. */
    public void repair() {
        postgres.repair();
        instances.stream().filter(ClusterInstance::isAlive).forEach(ClusterInstance::thaw);
        until("all instances are healthy", this::startUntilHealthy);
        redis.repair();
        until("PostgreSQL has its standby", postgres::isHealthy);
        until("Redis has its replica", redis::isHealthy);
        until("the balancer sends to all", () -> instances.stream().allMatch(balancer::isSending));
    }

    /**
     * Starts two at a time. An instance that does not find its database in time, on a busy machine, ends and is started
     * again.
     */
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
                .atMost(TIMEOUT)
                .until(condition);
        log.info(
                "{} after {} ms",
                what,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** Redis has one name until this is closed. */
    public interface RedisName extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Shared {
        static final Cluster INSTANCE = new Cluster();
    }
}
