package com.bharatmart.cluster;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small shop for faults of one component: two instances behind HAProxy, with a PostgreSQL, a Redis and a mail server. */
public final class SmallCluster implements AutoCloseable {

    private static final int INSTANCES = 2;

    private final Sandbox sandbox = Sandbox.create();
    private final MailServer mail = MailServer.start();
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final Region region;
    private @Nullable Release release;

    private SmallCluster(Supplier<Map<String, String>> properties) {
        Binaries.require();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        // When all have been killed, nobody is served at the cost of those that start.
        region = new Region(sandbox, "shop", 0, password, () -> all(properties.get()), ManagedProcess.Turn.INSTANCE);
    }

    /**
     * Starts a shop.
     *
     * @param stock the pieces of each product
     * @param properties of the instances, asked at each start
     * @param beforeStart prepares the shop before its first process starts
     */
    public static SmallCluster start(
            Map<Sku, Integer> stock, Supplier<Map<String, String>> properties, Consumer<SmallCluster> beforeStart) {
        var shop = new SmallCluster(properties);
        try {
            beforeStart.accept(shop);
            shop.release = shop.region.open(stock);
            shop.awaitInstances();
            return shop;
        } catch (RuntimeException | Error e) {
            shop.close();
            throw e;
        }
    }

    private Map<String, String> all(Map<String, String> more) {
        var properties = new HashMap<>(mail.properties());
        properties.put("bharatmart.staff.first.email", Cluster.STAFF_EMAIL);
        properties.put("bharatmart.staff.first.password", password);
        properties.putAll(more);
        return properties;
    }

    /** A client that sends requests through the balancer. */
    public Http http() {
        return region.http();
    }

    public Balancer balancer() {
        return region.balancer();
    }

    public MailServer mail() {
        return mail;
    }

    public List<ClusterInstance> instances() {
        return region.instances();
    }

    /** The password of the first staff account. */
    public String staffPassword() {
        return password;
    }

    /** Connects to the database of the service as superuser. */
    public DataSource database() {
        return region.database().source(PostgresPair.DATABASE);
    }

    public JdbcClient jdbc() {
        return region.database().asSuperuser();
    }

    RegionDatabase server() {
        return region.database();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** kill -9 of all instances at the same moment. */
    public void kill() {
        region.killInstances();
    }

    /** Starts the instances that do not run, and returns when the first one serves. */
    public void restart() {
        Region.until("an instance serves", () -> serves(1));
    }

    /** Returns when all instances serve. */
    public void awaitInstances() {
        Region.until("all instances serve", () -> serves(INSTANCES));
    }

    /** An instance that does not find its database in time, on a busy machine, ends and is started again. */
    private boolean serves(int number) {
        region.scale(INSTANCES, Objects.requireNonNull(release));
        return region.serves(number);
    }

    @Override
    public void close() {
        mail.close();
        sandbox.close();
    }
}
