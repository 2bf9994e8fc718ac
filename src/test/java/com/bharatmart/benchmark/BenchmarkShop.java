package com.bharatmart.benchmark;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.order.OrderGenerator;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A shop with the orders of two years, and as many open carts as customers; one with few and one with many are compared. */
final class BenchmarkShop implements AutoCloseable {

    private static final String STAFF = "staff@example.com";
    private static final int ORDERS_PER_CUSTOMER = 10;
    private static final int LINES_OF_OPEN_CARTS = 2;
    private static final int PAGE = 20;

    private final Settings settings;
    private final Database database;
    private final Carts carts;
    private final Service service;
    private final String password;

    private BenchmarkShop(Settings settings, Database database, Carts carts, Service service, String password) {
        this.settings = settings;
        this.database = database;
        this.carts = carts;
        this.service = service;
        this.password = password;
    }

    /** Starts the service on a new database with so many orders. */
    static BenchmarkShop open(Application application, Settings settings, Database database, int orders)
            throws SQLException {
        var carts = Carts.over(database);
        var password = UUID.randomUUID().toString();
        System.out.printf("filling %s with %,d orders%n", database.name(), orders);
        OrderGenerator.fill(
                database.source(),
                orders,
                orders / ORDERS_PER_CUSTOMER,
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(password));
        carts.fill(orders / ORDERS_PER_CUSTOMER, LINES_OF_OPEN_CARTS, Carts.SKUS);
        database.settle();
        var service = Service.start(
                application,
                "service-" + database.name(),
                database.url(),
                Map.of("bharatmart.staff.first.email", STAFF, "bharatmart.staff.first.password", password));
        return new BenchmarkShop(settings, database, carts, service, password);
    }

    Service service() {
        return service;
    }

    /** By the mean time of a request, in the shop with many orders and in the other. */
    static List<Scenario> scenarios(BenchmarkShop few, BenchmarkShop many) {
        var fewOfCustomers = few.ofCustomers();
        var manyOfCustomers = many.ofCustomers();
        var fewOfStaff = few.ofStaff();
        var manyOfStaff = many.ofStaff();
        return List.of(
                compare(
                        "orders of a customer",
                        few,
                        many,
                        (shop, seconds) ->
                                new Wrk(shop.service).get(shop == few ? fewOfCustomers : manyOfCustomers, seconds)),
                compare(
                        "orders for staff",
                        few,
                        many,
                        (shop, seconds) -> new Wrk(shop.service).get(shop == few ? fewOfStaff : manyOfStaff, seconds)),
                compare(
                        Transcript.ADD,
                        few,
                        many,
                        (shop, seconds) -> shop.requests().add(shop.service, seconds)),
                compare(
                        Transcript.CHECKOUT,
                        few,
                        many,
                        (shop, seconds) -> shop.requests().checkout(shop.service, 1, Carts.SKUS, seconds)));
    }

    private static Scenario compare(
            String name, BenchmarkShop few, BenchmarkShop many, BiFunction<BenchmarkShop, Integer, Sample> load) {
        return new Scenario(
                "%s, %,d orders".formatted(name, many.database.count("orders")),
                "with %,d orders".formatted(few.database.count("orders")),
                seconds -> load.apply(few, seconds),
                seconds -> load.apply(many, seconds),
                sample -> 1 / sample.perSecond(),
                Goal.atMost(1.2));
    }

    private CartScenarios requests() {
        return new CartScenarios(settings, database, carts, List.of());
    }

    private Paths ofCustomers() {
        var customers = IntStream.rangeClosed(1, OrderGenerator.REGULARS)
                .mapToObj(customer -> SignedInClient.loggedIn(service.http(), OrderGenerator.email(customer), password))
                .toList();
        return checked(Paths.orders(database.name(), customers, PAGE));
    }

    private Paths ofStaff() {
        var first = SignedInClient.loggedIn(service.http(), STAFF, password);
        var second = UUID.randomUUID().toString();
        first.post("/api/v1/auth/password", "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(password, second));
        var emails = IntStream.rangeClosed(1, OrderGenerator.REGULARS)
                .mapToObj(OrderGenerator::email)
                .toList();
        var staff = SignedInClient.loggedIn(service.http(), STAFF, second);
        return checked(Paths.staffOrders(database.name(), staff, emails, PAGE));
    }

    private Paths checked(Paths paths) {
        paths.check(service.http());
        return paths;
    }

    @Override
    public void close() {
        service.close();
    }
}
