package com.bharatmart.history;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.LocalRazorpay;
import com.bharatmart.platform.security.Role;
import com.bharatmart.razorpay.RazorpayServer;
import com.bharatmart.razorpay.WebhookRetries;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two instances, their database and the stand-in for Razorpay, for one history after the other. */
final class HistoryShop implements AutoCloseable {

    private static final int PLENTY = 1_000_000;

    private static final List<String> NAMES = List.of("A", "B");

    /** Prices whose taxes and parts have to be rounded. */
    private static final List<String> PRICES = List.of("499", "149.99", "2999", "33.33", "0.99");

    private final HistoryDatabase database;
    private final RazorpayServer razorpay;
    private final List<SimulatedInstance> instances;
    private final List<Sku> skus;
    private final Sku scarce;
    private final SignedInClient staff;

    private HistoryShop(HistoryDatabase database, RazorpayServer razorpay, List<SimulatedInstance> instances) {
        this.database = database;
        this.razorpay = razorpay;
        this.instances = instances;
        var first = instances.getFirst().instance();
        var products = TestProducts.of(first);
        this.skus = PRICES.stream()
                .map(price -> products.put(price, "6302", PLENTY))
                .toList();
        this.scarce = products.put("799", "6302", PLENTY);
        this.staff = TestAccounts.of(first).staff(Role.ADMIN);
    }

    /**
     * One after the other, since the instances of a process share its logging.
     *
     * @param database a name that no other test uses
     */
    static synchronized HistoryShop start(String database) {
        var created = HistoryDatabase.create(database);
        var razorpay = RazorpayServer.startQuietly(
                LocalRazorpay.freePort(),
                LocalPostgres.shared().asOwner(database),
                HistoryDatabase.GATEWAY,
                WebhookRetries.DEFAULT,
                Clock.systemUTC());
        var properties = new HashMap<>(LocalRazorpay.asProperties(razorpay));
        properties.putAll(Map.of(
                "spring.profiles.active", "local,test",
                "spring.flyway.enabled", "false",
                "spring.datasource.url", LocalPostgres.shared().jdbcUrl(database),
                "bharatmart.payment.razorpay.probe-interval", "1h"));
        return new HistoryShop(
                created,
                razorpay,
                NAMES.stream()
                        .map(name -> SimulatedInstance.start(name, properties))
                        .toList());
    }

    HistoryDatabase database() {
        return database;
    }

    RazorpayServer razorpay() {
        return razorpay;
    }

    List<SimulatedInstance> instances() {
        return instances;
    }

    /** All products, the one that is nearly sold out last. */
    List<Sku> skus() {
        return Stream.concat(skus.stream(), Stream.of(scarce)).toList();
    }

    /** Leaves this number of units of the last product. */
    void restock(int available) {
        database.jdbc()
                .sql("UPDATE stock_level SET available = ? WHERE sku = ?")
                .params(available, scarce.value())
                .update();
    }

    /** The headers of a member of staff who may do everything, and others: name, value, name, value. */
    String[] staffHeaders(String... more) {
        return staff.headers(more);
    }

    @Override
    public void close() {
        instances.forEach(SimulatedInstance::close);
        razorpay.close();
    }
}
