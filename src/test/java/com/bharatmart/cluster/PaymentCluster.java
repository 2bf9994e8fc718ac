package com.bharatmart.cluster;

import com.bharatmart.local.LocalRazorpay;
import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.WebhookRetries;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A small shop that takes money online: two instances behind HAProxy, with a PostgreSQL and a Redis. The gateway is the
 * stand-in for Razorpay, in this JVM, with a database of its own in the same PostgreSQL.
 */
public final class PaymentCluster implements AutoCloseable {

    private static final int INSTANCES = 2;
    private static final int CONNECTIONS = 8;
    private static final String GATEWAY = "razorpay";

    private final Sandbox sandbox = Sandbox.create();
    private final MailServer mail = MailServer.start();
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    // When all have been killed, nobody is served at the cost of those that start.
    private final Region region =
            new Region(sandbox, "shop", 0, password, this::properties, ManagedProcess.Turn.INSTANCE);
    private final Http http = region.http();
    private @Nullable HikariDataSource database;
    private @Nullable RazorpayServer razorpay;
    private @Nullable Release release;

    private PaymentCluster() {
        Binaries.require();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    }

    /**
     * Starts a shop with these products.
     *
     * @param pieces stock of each product
     */
    public static PaymentCluster start(List<Sku> goods, int pieces) {
        var shop = new PaymentCluster();
        try {
            shop.release = shop.region.open(goods, pieces);
            shop.razorpay()
                    .webhooks()
                    .sendTo("http://localhost:%d/api/v1/webhooks/razorpay".formatted(shop.region.port()));
            shop.awaitInstances();
            return shop;
        } catch (RuntimeException | Error e) {
            shop.close();
            throw e;
        }
    }

    /** Asked when an instance starts: the database runs then. */
    private Map<String, String> properties() {
        var properties = new HashMap<>(LocalRazorpay.asProperties(razorpay()));
        properties.putAll(mail.properties());
        if (Guard.RECONCILIATION.isTakenOut()) {
            properties.put("bharatmart.payment.reconcile.interval", "1h");
        }
        return properties;
    }

    public synchronized RazorpayServer razorpay() {
        var running = razorpay;
        if (running == null) {
            region.database().asSuperuser().sql("CREATE DATABASE " + GATEWAY).update();
            running = RazorpayServer.start(
                    LocalRazorpay.freePort(),
                    region.database().source(GATEWAY),
                    GATEWAY,
                    WebhookRetries.DEFAULT,
                    Clock.systemUTC());
            razorpay = running;
        }
        return running;
    }

    /** A client that sends requests through the balancer. */
    public Http http() {
        return http;
    }

    public Balancer balancer() {
        return region.balancer();
    }

    public MailServer mail() {
        return mail;
    }

    /** Connects to the database of the service as superuser. */
    public synchronized DataSource database() {
        var pool = database;
        if (pool == null) {
            var config = new HikariConfig();
            config.setDataSource(region.database().source(PostgresPair.DATABASE));
            config.setMaximumPoolSize(CONNECTIONS);
            pool = new HikariDataSource(config);
            database = pool;
        }
        return pool;
    }

    /** kill -9 of all instances at the same moment. */
    public void kill() {
        region.killInstances();
    }

    /** Starts the instances that do not run, and returns when the first one serves. */
    public void restart() {
        region.scale(INSTANCES, Objects.requireNonNull(release));
        Region.until("an instance serves", () -> region.serves(1));
    }

    /** Returns when all instances serve. */
    public void awaitInstances() {
        Region.until("all instances serve", () -> region.serves(INSTANCES));
    }

    @Override
    public void close() {
        if (razorpay != null) {
            razorpay.close();
        }
        if (database != null) {
            database.close();
        }
        mail.close();
        sandbox.close();
    }
}
