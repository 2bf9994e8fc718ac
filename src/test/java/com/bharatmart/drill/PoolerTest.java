package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalServices;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the service behind PgBouncer in transaction mode. Each transaction may use another connection, so no state of a
 * database session may be needed after a transaction.
 */
@HttpTest
@Tag("instances")
class PoolerTest {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");
    private static final int SERVER_CONNECTIONS = 4;
    private static final int PIECES = 1_000;
    private static final int ORDERS = 40;

    @Autowired
    TestProducts goods;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private @Nullable Process pooler;

    @BeforeEach
    void requirePooler() {
        assumeTrue(Files.isExecutable(PGBOUNCER), "Debian's pgbouncer is not installed");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (pooler != null) {
            pooler.destroy();
            assertThat(pooler.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sellsThroughAPoolerInTransactionMode() throws IOException {
        var name = "pooled-" + UUID.randomUUID();
        var ledger = new OrderLedger();
        var sku = goods.towel(PIECES);
        ledger.stocked(sku, PIECES);
        var audit = Audit.of(ledger, jdbc);

        try (var service = ServiceProcess.start(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres?prepareThreshold=0".formatted(pool()),
                "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
                // Forty parallel requests over four connections.
                "--bharatmart.overload.connection-wait=30s",
                "--bharatmart.overload.deadline=30s")) {
            var http = service.http();
            var shopper = new GuestShopper(http);
            assertThat(http.get("/api/v1/products/" + TestProducts.slug(sku)).status())
                    .isEqualTo(200);

            var answers = InParallel.run(IntStream.range(0, ORDERS)
                    .<Callable<Http.Answer>>mapToObj(_ -> () -> order(shopper, ledger, sku))
                    .toList());

            assertThat(answers.stream().map(Http.Answer::status)).containsOnly(201);
            assertThat(answers.stream().map(Http.Answer::text).distinct()).hasSize(ORDERS);
            cancel(http, answers.getFirst());
            assertThat(connections(name)).isBetween(1, SERVER_CONNECTIONS);
            audit.run(http);
        }
    }

    /** Sends the request twice, as a client does that did not get the answer. */
    private static Http.Answer order(GuestShopper shopper, OrderLedger ledger, Sku sku) {
        var cart = shopper.cartWith(1, sku);
        var key = UUID.randomUUID().toString();
        var answer = shopper.checkoutWithRetry(cart, key);
        ledger.add(cart, key, answer);
        assertThat(shopper.checkoutWithRetry(cart, key).text()).isEqualTo(answer.text());
        return answer;
    }

    private static void cancel(Http http, Http.Answer order) {
        var cancelled = http.post(
                order.header("Location").orElseThrow() + "/cancel",
                "",
                "X-Order-Token",
                order.json().get("token").asString(),
                "Idempotency-Key",
                "cancel");
        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
    }

    /** The server connections, which PgBouncer shares between all clients. */
    private int connections(String name) {
        return jdbc.sql("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int pool() throws IOException {
        var port = freePort();
        var configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                postgres = host=127.0.0.1 port=%d dbname=postgres user=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits, options
                """.formatted(
                        LocalServices.postgresPort(),
                        LocalServices.asProperties().get("spring.datasource.username"),
                        port,
                        SERVER_CONNECTIONS));
        var command = new ArrayList<>(List.of(PGBOUNCER.toString(), configuration.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            // PgBouncer refuses to run as root and changes its user after it has read the configuration.
            command.addAll(1, List.of("-u", "nobody"));
        }
        pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        await().until(() -> accepts(port));
        return port;
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
