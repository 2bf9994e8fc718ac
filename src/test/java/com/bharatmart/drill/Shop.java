package com.bharatmart.drill;

import static org.awaitility.Awaitility.await;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.cluster.MailServer;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** The products and customers of the cluster, created over HTTP by staff and by the customers themselves. */
final class Shop {

    private static final int CUSTOMERS = 20;
    private static final String HEADER =
            "Handle,Title,Vendor,Type,Published,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,HS Code,COO,Status";
    private static final String IMPORTS = "/api/v1/admin/imports";

    private final Cluster cluster;
    private final Http http;
    private final SignedInClient staff;
    private final List<SignedInClient> customers = new CopyOnWriteArrayList<>();

    private Shop(Cluster cluster) {
        this.cluster = cluster;
        this.http = cluster.http();
        this.staff = firstStaff(http, cluster.staffPassword());
        welcomeCustomers();
    }

    static Shop shared() {
        return Shared.INSTANCE;
    }

    /** Adds customers who sign up and log in. */
    void welcomeCustomers() {
        for (var i = 0; i < CUSTOMERS; i++) {
            customers.add(customer(http, cluster.mail()));
        }
    }

    /** The logged-in customers; their number may grow. */
    List<SignedInClient> customers() {
        return customers;
    }

    /** Adds products with this stock, and returns when every instance shows them. */
    List<Sku> stock(int products, int pieces) {
        var csv = new StringBuilder(HEADER).append('\n');
        var skus = new ArrayList<Sku>();
        for (var i = 0; i < products; i++) {
            var name = UUID.randomUUID().toString().substring(0, 13);
            var sku = new Sku("T-" + name.toUpperCase(Locale.ROOT));
            skus.add(sku);
            csv.append("towel-%s,Towel %1$s,Neelkosh,Towel,true,%s,400,%d,499.00,6302,IN,active%n"
                    .formatted(name, sku, pieces));
        }
        var accepted = patiently()
                .until(
                        () -> staff.post(
                                IMPORTS,
                                csv.toString(),
                                "Content-Type",
                                "text/csv",
                                "Idempotency-Key",
                                skus.getFirst().value()),
                        answer -> answer.status() == 202);
        var job = accepted.header("Location").orElseThrow();
        patiently().until(() -> staff.get(job).json().path("state").asString("").equals("SUCCEEDED"));
        pages(skus)
                .forEach(page -> cluster.instances()
                        .forEach(instance -> patiently()
                                .until(() -> instance.http().get(page).status() == 200)));
        return skus;
    }

    /** The paths that browsing shoppers read. */
    static List<String> pages(List<Sku> skus) {
        return ShopperLoad.pages(skus.stream()
                .map(sku -> "towel-" + sku.value().substring(2).toLowerCase(Locale.ROOT))
                .toList());
    }

    /** The first member of staff, who changes this password and logs in. */
    static SignedInClient firstStaff(Http http, String password) {
        return insist(() -> {
            var first = SignedInClient.login(http, Cluster.STAFF_EMAIL, password);
            if (first.status() == 200) {
                http.post(
                        "/api/v1/auth/password",
                        """
                        {"current": "%s", "new": "%s"}""".formatted(password, TestAccounts.PASSWORD),
                        "X-Auth-Token",
                        first.header("X-Auth-Token").orElseThrow());
            }
            return login(http, Cluster.STAFF_EMAIL);
        });
    }

    /** A customer who signs up and logs in. */
    static SignedInClient customer(Http http, MailServer mail) {
        var email = TestAccounts.newAddress();
        patiently().until(() -> TestAccounts.signUp(http, email), answer -> answer.status() == 202);
        var token =
                patiently().until(() -> mail.token(email), Optional::isPresent).orElseThrow();
        return insist(() -> {
            // Verifies with the password: a lost answer may have left two sign-ups.
            TestAccounts.verify(http, token, "{\"password\": \"%s\"}".formatted(TestAccounts.PASSWORD));
            return login(http, email);
        });
    }

    private static @Nullable SignedInClient login(Http http, String email) {
        var answer = SignedInClient.login(http, email, TestAccounts.PASSWORD);
        return answer.status() == 200 ? SignedInClient.from(http, email, answer) : null;
    }

    private static SignedInClient insist(Callable<@Nullable SignedInClient> work) {
        return patiently().until(work, Objects::nonNull);
    }

    /** Retries until the request succeeds: nothing is measured yet, and new instances are slow. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(5)).ignoreExceptions();
    }

    private static final class Shared {
        static final Shop INSTANCE = new Shop(Cluster.shared());
    }
}
