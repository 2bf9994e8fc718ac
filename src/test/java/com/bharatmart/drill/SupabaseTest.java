package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.cluster.MailServer;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PgBouncer;
import com.bharatmart.testing.PurchaseScenario;
import com.bharatmart.testing.SupabaseProject;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the service on a Supabase project through each of its ways, with the SQL and the settings of
 * {@code docs/supabase.md}. In transaction mode each transaction may use another connection, so no state of a database
 * session may be needed after a transaction.
 */
@Tag("instances")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseTest {

    private enum Way {
        DIRECT("Instances, direct"),
        SESSION("Instances, shared pooler in session mode"),
        TRANSACTION("Instances, shared pooler in transaction mode");

        private final String heading;

        Way(String heading) {
            this.heading = heading;
        }
    }

    private static final Pattern SERVER_ERROR =
            Pattern.compile("^http_requests_total\\{.*status_code=\"5..\".*$", Pattern.MULTILINE);
    private static final int PIECES = 1_000;
    private static final int SHOPPERS = 6;
    private static final int ORDERS = 12;
    private static final int PARALLEL_ORDERS = 40;

    @TempDir
    static Path folder;

    private SupabaseProject project;
    private JdbcClient administrator;
    private HttpServer sms;

    /** The migration by the shared pooler; the direct one has a test. */
    @BeforeAll
    void start() throws IOException {
        assumeTrue(PgBouncer.isInstalled(), "Debian's pgbouncer is not installed");
        project = SupabaseProject.start(folder);
        administrator = JdbcClient.create(project.asAdministrator());
        migrate(project.pooledSettings("`migrate`, shared pooler").settings());
        sms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sms.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sms.start();
    }

    @AfterAll
    void stop() {
        if (sms != null) {
            sms.stop(0);
        }
        if (project != null) {
            project.close();
        }
    }

    @Test
    void migratesDirectly(@TempDir Path other) {
        try (var direct = SupabaseProject.start(other)) {
            migrate(direct.directSettings("`migrate`, direct"));

            assertThat(tables(JdbcClient.create(direct.asAdministrator()))).isEqualTo(tables(administrator));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesACustomerFromTheSignUpToTheErasure(Way way) {
        try (var mail = MailServer.start();
                var instance = start(settings(way), mail.properties())) {
            var sku = TestProducts.of(instance).towel(PIECES);
            var customer = new PurchaseScenario(instance.http(), sku, address -> mailedToken(mail, address));

            customer.steps().forEach(step -> step.accept(customer));

            assertThat(customer.secrets().values()).contains("token of a mail", "session", "order token");
            assertThat(statuses(sku)).containsExactly("CANCELLED");
            assertThat(SERVER_ERROR
                            .matcher(instance.http().get("/metrics").text())
                            .results())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrderDoesNotWaitLongForALockedRow(Way way) throws SQLException {
        try (var instance = start(settings(way), Map.of())) {
            var sku = TestProducts.of(instance).towel(PIECES);
            var shopper = new GuestShopper(instance.http());
            var cart = shopper.cartWith(1, sku);
            var key = UUID.randomUUID().toString();
            try (var other = project.asAdministrator().getConnection();
                    var lock = other.prepareStatement("SELECT FROM stock_level WHERE sku = ? FOR UPDATE")) {
                other.setAutoCommit(false);
                lock.setString(1, sku.value());
                lock.execute();

                assertThat(shopper.checkout(cart, key).problem(503)).isEqualTo("overloaded");
            }
            assertThat(shopper.checkoutWithRetry(cart, key).status()).isEqualTo(201);
            assertThat(statuses(sku)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT", mode = EnumSource.Mode.EXCLUDE)
    void losesAndDoublesNoOrderWhenThePoolerIsKilled(Way way) {
        var pooled = project.pooledSettings(way.heading);

        orderDuring(pooled.settings(), http -> {
            pooled.pooler().kill();
            await().untilAsserted(() -> {
                var rejected = http.post("/api/v1/carts", "");
                assertThat(rejected.problem(503)).isEqualTo("dependency_unavailable");
                assertThat(rejected.header("Retry-After")).isPresent();
            });
            pooled.pooler().start();
        });
    }

    /** As a restart of the database does behind a pooler. */
    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNoOrderWhenTheDatabaseEndsAllSessions(Way way) {
        orderDuring(
                settings(way),
                _ -> assertThat(administrator.sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bharatmart_app'
                        """).query(Boolean.class).list())
                        .isNotEmpty()
                        .containsOnly(true));
    }

    /** Guests order before, during and after the fault, and repeat rejected orders by their keys. */
    private void orderDuring(Map<String, String> settings, Consumer<Http> fault) {
        var ledger = new OrderLedger();
        try (var instance = start(settings, Map.of())) {
            var http = instance.http();
            var sku = TestProducts.of(instance).towel(PIECES);
            ledger.stocked(sku, PIECES);
            var audit = Audit.of(ledger, administrator);

            try (var _ = new Shoppers(http, sku, ledger)) {
                awaitOrders(ledger, ORDERS);
                fault.accept(http);
                awaitOrders(ledger, ledger.checkouts().size() + ORDERS);
            }

            assertThat(ledger.checkouts()).allMatch(OrderLedger.Checkout::isAcknowledged);
            audit.run(http);
        }
    }

    /** Forty parallel orders over the sixteen connections of an instance and the four of the pooler. */
    @Test
    void transactionsShareTheConnectionsOfThePooler() {
        var settings = new HashMap<>(settings(Way.TRANSACTION));
        settings.put("bharatmart.overload.connection-wait", "30s");
        settings.put("bharatmart.overload.deadline", "30s");
        settings.put("spring.datasource.hikari.data-source-properties.ApplicationName", "shared");
        var ledger = new OrderLedger();
        try (var instance = start(settings, Map.of())) {
            var http = instance.http();
            var sku = TestProducts.of(instance).towel(PIECES);
            ledger.stocked(sku, PIECES);
            var audit = Audit.of(ledger, administrator);

            var answers = InParallel.run(IntStream.range(0, PARALLEL_ORDERS)
                    .<Callable<Http.Response>>mapToObj(_ -> () -> order(http, ledger, sku))
                    .toList());

            assertThat(answers.stream().map(Http.Response::text).distinct()).hasSize(PARALLEL_ORDERS);
            assertThat(administrator
                            .sql("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'shared'")
                            .query(Integer.class)
                            .single())
                    .isBetween(1, SupabaseProject.TRANSACTIONS);
            audit.run(http);
        }
    }

    @Test
    void theDataApiOfTheProjectSeesNoTable() {
        assertThat(tables(administrator)).contains("orders");
        assertThat(administrator.sql("""
                        SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                        WHERE relkind IN ('r', 'p', 'v') AND nspname IN ('bharatmart', 'public')
                          AND (has_schema_privilege('anon', 'bharatmart', 'USAGE')
                            OR has_table_privilege('anon', pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE')
                            OR has_table_privilege('authenticated', pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE'))
                        """).query(String.class).list()).isEmpty();
    }

    /** Orders, and sends the request again, as a client does that did not get the answer. */
    private static Http.Response order(Http http, OrderLedger ledger, Sku sku) {
        var shopper = new GuestShopper(http);
        var cart = shopper.cartWith(1, sku);
        var key = UUID.randomUUID().toString();
        var answer = shopper.checkoutWithRetry(cart, key);
        ledger.add(cart, key, answer);
        assertThat(shopper.checkoutWithRetry(cart, key).text()).isEqualTo(answer.text());
        return answer;
    }

    private static void awaitOrders(OrderLedger ledger, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> ledger.checkouts().size() >= count);
    }

    private Map<String, String> settings(Way way) {
        return switch (way) {
            case DIRECT -> project.directSettings(way.heading);
            case SESSION, TRANSACTION -> project.pooledSettings(way.heading).settings();
        };
    }

    private static void migrate(Map<String, String> settings) {
        BharatMartApplication.main(Stream.concat(
                        Stream.of("migrate"),
                        settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new));
    }

    /** An instance without the settings of the tests' profile, which has start-up options of its own. */
    private InProcessInstance start(Map<String, String> settings, Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "spring.profiles.active", "",
                "spring.datasource.hikari.maximum-pool-size", "16",
                "bharatmart.sms.url", "http://127.0.0.1:" + sms.getAddress().getPort(),
                "bharatmart.sms.entity-id", "1001234567890123456",
                "bharatmart.sms.header", "BHRTMT",
                "bharatmart.sms.one-time-code-template-id", "1107123456789012345"));
        all.putAll(settings);
        all.putAll(more);
        return InProcessInstance.start(all);
    }

    private static Optional<String> mailedToken(MailServer mail, String address) {
        try {
            return await().until(() -> mail.token(address), Optional::isPresent);
        } catch (ConditionTimeoutException _) {
            return Optional.empty();
        }
    }

    private List<String> statuses(Sku sku) {
        return administrator
                .sql("SELECT status FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.sku = ?")
                .param(sku.value())
                .query(String.class)
                .list();
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql("SELECT tablename::text FROM pg_tables WHERE schemaname = 'bharatmart' ORDER BY tablename")
                .query(String.class)
                .list();
    }

    /** Guests who order again and again until they are closed. */
    private static final class Shoppers implements AutoCloseable {
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final CompletableFuture<List<Boolean>> shopping;

        Shoppers(Http http, Sku sku, OrderLedger ledger) {
            shopping = CompletableFuture.supplyAsync(() -> InParallel.run(IntStream.range(0, SHOPPERS)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        while (open.get()) {
                            order(http, ledger, sku);
                        }
                        return true;
                    })
                    .toList()));
        }

        /** Fails if an order of a shopper has failed. */
        @Override
        public void close() {
            open.set(false);
            shopping.join();
        }
    }
}
