package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.inventory.ReservationExpiry;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.LocalRazorpay;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.WebhookRetries;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The service with a database of its own, and a stand-in for Razorpay that sends its webhooks to it. No other instance works
 * off the queues of the database. The reconciler asks the gateway only if a test wants it to.
 */
final class ConnectedShop implements AutoCloseable {

    private final String schema = LocalRazorpay.newSchema();
    private final JdbcClient jdbc;
    private final PaymentRecords records;
    private final InProcessInstance instance;
    private RazorpayServer razorpay;

    private ConnectedShop(String database) {
        jdbc = JdbcClient.create(LocalPostgres.shared().create(database));
        razorpay = startRazorpay(LocalRazorpay.freePort());
        var properties = new HashMap<>(LocalRazorpay.asProperties(razorpay));
        properties.putAll(Map.of(
                "spring.profiles.active", "local,test",
                "spring.flyway.enabled", "false",
                "spring.datasource.url", LocalPostgres.shared().jdbcUrl(database),
                "bharatmart.payment.reconcile.interval", "1h",
                "bharatmart.queues.poll-interval", "100ms",
                "bharatmart.payment.razorpay.probe-interval", "1s"));
        instance = InProcessInstance.start(properties, LocalMessages.class, ReservationExpiry.class);
        records = new PaymentRecords(jdbc);
        razorpay.webhooks().sendTo("http://localhost:%d/api/v1/webhooks/razorpay".formatted(http().port()));
    }

    /** One for all tests that leave nothing undone. It ends with this process. */
    static ConnectedShop shared() {
        return Shared.INSTANCE;
    }

    /** @param database a name that no other test uses */
    static ConnectedShop start(String database) {
        return new ConnectedShop(database);
    }

    private RazorpayServer startRazorpay(InetSocketAddress address) {
        return RazorpayServer.start(
                address, LocalRazorpay.database(), schema, WebhookRetries.DEFAULT, Clock.systemUTC());
    }

    Http http() {
        return instance.http();
    }

    RazorpayServer razorpay() {
        return razorpay;
    }

    /** Starts the gateway again after it was closed, on its port and with all that it knew. */
    void restartRazorpay() {
        razorpay = startRazorpay(new InetSocketAddress(InetAddress.getLoopbackAddress(), razorpay.port()));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    PaymentRecords records() {
        return records;
    }

    LocalMessages messages() {
        return instance.bean(LocalMessages.class);
    }

    SignedInClient staff(Role... roles) {
        return TestAccounts.of(instance).staff(roles);
    }

    Sku towel(int pieces) {
        return TestProducts.of(instance).towel(pieces);
    }

    /** The path of a cart of a guest. */
    String cart(Sku sku, int quantity) {
        return new GuestShopper(http()).cartWith(quantity, sku);
    }

    Http.Response checkout(String cart, Buyer buyer, String method, String key) {
        var body = """
                {"contact": {"email": "%s", "phone": "%s"}, "shippingAddress": %s, "payment": {"method": "%s"}}""".formatted(buyer.email(), buyer.phone(), GuestShopper.ADDRESS, method);
        return http().post(cart + "/checkout", body, "Idempotency-Key", key);
    }

    /** An order of two towels of three, which waits for its payment. */
    GuestOrder place() {
        var sku = towel(3);
        var buyer = Buyer.next();
        var answer = checkout(cart(sku, 2), buyer, "razorpay", key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new GuestOrder(this, answer.json(), sku, buyer);
    }

    /** Available, reserved and sold units. */
    String stock(Sku sku) {
        return jdbc.sql("SELECT concat_ws('/', available, reserved, sold) FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }

    /** The time to pay is over, also that for a late report. */
    void expire(GuestOrder order) {
        jdbc.sql("UPDATE reservation SET expires_at = now() - INTERVAL '1 s' WHERE id = ? AND state = 'HELD'")
                .param(order.id())
                .update();
        instance.bean(ReservationExpiry.class).run();
        // The job of the instance may have been faster, and not have committed yet.
        BackgroundWork.await(() -> order.status().equals("EXPIRED"));
    }

    /** Has the reconciler ask the gateway about all attempts to pay the order, and waits for it. */
    void reconcile(GuestOrder order) {
        jdbc.sql("UPDATE payment SET check_at = now() WHERE order_id = ?")
                .param(order.id())
                .update();
        BackgroundWork.await(() -> !isCheckDue(order));
    }

    /** A check that runs has a lease of a minute; the one after it is later or never. */
    private boolean isCheckDue(GuestOrder order) {
        return jdbc.sql("SELECT count(*) > 0 FROM payment WHERE order_id = ? AND check_at < now() + INTERVAL '10 min'")
                .param(order.id())
                .query(Boolean.class)
                .single();
    }

    /** Waits until nothing is left to do: no webhook, event, refund, announcement or message. */
    void awaitQuiet() {
        records.awaitQuiet();
        BackgroundWork.await(() -> razorpay.webhooks().pending() == 0);
        records.awaitQuiet();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        instance.close();
        razorpay.close();
    }

    /** A guest with an address and a phone that nobody else has. */
    record Buyer(String email, String phone) {
        static Buyer next() {
            return new Buyer(
                    TestAccounts.newAddress(),
                    "+91988"
                            + String.format(
                                    Locale.ROOT,
                                    "%07d",
                                    ThreadLocalRandom.current().nextInt(10_000_000)));
        }
    }

    private static final class Shared {
        static final ConnectedShop INSTANCE = start("purchase");
    }
}
