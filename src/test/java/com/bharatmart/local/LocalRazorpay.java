package com.bharatmart.local;

import com.bharatmart.razorpay.RazorpayProcess;
import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.WebhookRetries;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stand-in for Razorpay in this process, with a database of its own beside the service's: one for all application contexts,
 * and others for tests of faults.
 */
public final class LocalRazorpay {

    private static final String DATABASE = "razorpay";

    private LocalRazorpay() {}

    /** Starts a process with PostgreSQL and the stand-in. The arguments are those of {@link RazorpayProcess}. */
    public static void main(String[] args) {
        database();
        var url = "--jdbc-url=" + LocalPostgres.shared().jdbcUrl(DATABASE);
        RazorpayProcess.main(Stream.concat(Stream.of(url, "--user=" + LocalPostgres.OWNER), Stream.of(args))
                .toArray(String[]::new));
    }

    public static RazorpayServer shared() {
        return Shared.INSTANCE;
    }

    /** Starts another stand-in, which is empty and sends webhooks as soon as they are due. */
    public static RazorpayServer onFreePort() {
        return RazorpayServer.start(freePort(), database(), newSchema(), WebhookRetries.DEFAULT, Clock.systemUTC());
    }

    /** A name that no other stand-in has. */
    public static String newSchema() {
        return "razorpay_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The database of all stand-ins. It is created if it is missing. */
    public static synchronized DataSource database() {
        var postgres = LocalPostgres.shared();
        var server = JdbcClient.create(postgres.asOwner(LocalPostgres.OWNER));
        var isMissing = server.sql("SELECT NOT EXISTS (SELECT FROM pg_database WHERE datname = ?)")
                .param(DATABASE)
                .query(Boolean.class)
                .single();
        if (isMissing) {
            server.sql("CREATE DATABASE " + DATABASE).update();
        }
        return postgres.asOwner(DATABASE);
    }

    public static InetSocketAddress freePort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** The configuration of a service that uses the stand-in. */
    public static Map<String, String> asProperties(RazorpayServer server) {
        var account = server.gateway().account();
        return Map.of(
                "bharatmart.payment.razorpay.base-url",
                server.baseUrl(),
                "bharatmart.payment.razorpay.key-id",
                account.keyId(),
                "bharatmart.payment.razorpay.key-secret",
                account.keySecret(),
                "bharatmart.payment.razorpay.webhook-secrets",
                server.webhooks().webhook().secret());
    }

    /** Configures application contexts of tests for the shared stand-in. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(asProperties(shared())).applyTo(context);
        }
    }

    private static final class Shared {
        static final RazorpayServer INSTANCE =
                RazorpayServer.start(freePort(), database(), "razorpay", WebhookRetries.DEFAULT, Clock.systemUTC());
    }
}
