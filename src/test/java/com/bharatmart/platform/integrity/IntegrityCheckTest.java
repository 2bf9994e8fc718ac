package com.bharatmart.platform.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.media.UploadedPictures;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Each check passes for what the shop does, and finds a row that something else has changed. */
@HttpTest
@Import(OwnDatabase.class)
@TestPropertySource(
        properties = {
            "bharatmart.integrity.slice=2",
            "bharatmart.integrity.pause=10ms",
            "bharatmart.integrity.interval=1s",
            "bharatmart.audit.seal.interval=1s"
        })
class IntegrityCheckTest {

    private static final String PAYMENT = """
            INSERT INTO payment (id, order_id, order_number, method, provider, amount, expires_at)
            VALUES (:id, :order, 'B1', 'razorpay', 'razorpay', 49900, now())""";

    private static final String REFUNDED_PAYMENT = """
            INSERT INTO gateway_payment (id, payment_id, order_id, amount, status, captured, refund_requested, created_at)
            VALUES ('pay_1', :id, :order, 49900, 'captured', 49900, 100, now())""";

    /** Into the middle of those of the first seal. */
    private static final String LATE_AUDIT_ROW = """
            INSERT INTO audit_log (id, actor_kind, action, target_type, target_id, position)
            SELECT '00000000-0000-0000-0000-000000000000', 'STAFF', 'product.updated', 'product', '', last_position
            FROM audit_seal WHERE number = 1""";

    @Autowired
    List<IntegrityCheck> checks;

    @Autowired
    IntegrityCheckRepository repository;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    /** In a transaction that is rolled back, so that one fault is no other check's. */
    @TestFactory
    Stream<DynamicTest> eachCheckFindsTheRowThatBreaksItsRule() {
        var sku = products.towel(5);
        var order = buy(sku);
        var product = product(sku);
        var picture = UUID.fromString(UploadedPictures.upload(http, accounts.staff(Role.CATALOGUE), 20, 20)
                .get("id")
                .asString());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM audit_seal)")
                        .query(Boolean.class)
                        .single());
        var faults = Map.ofEntries(
                Map.entry(
                        "stock-balance",
                        fault(sku.value(), "UPDATE stock_level SET available = available + 1 WHERE sku = :sku")),
                Map.entry(
                        "stock-movements",
                        fault(
                                sku.value(),
                                "INSERT INTO stock_movement (sku, change, reason, available) VALUES (:sku, 1, 'LOST', 4)")),
                Map.entry(
                        "stock-held",
                        fault(
                                sku.value(),
                                "UPDATE stock_level SET reserved = reserved + 1, sold = sold - 1 WHERE sku = :sku")),
                Map.entry("order-totals", fault(order, "UPDATE order_line SET tax = tax + 1 WHERE order_id = :order")),
                Map.entry("order-status", fault(order, "UPDATE orders SET status = 'DELIVERED' WHERE id = :order")),
                Map.entry("order-packed", fault(order, "UPDATE order_line SET packed = 1 WHERE order_id = :order")),
                Map.entry(
                        "ledger-journals",
                        fault(
                                order,
                                "INSERT INTO ledger_journal (id, cause) VALUES (:order, 'test')",
                                "INSERT INTO ledger_entry (journal_id, account, amount) VALUES (:order, 'SALES', 1)")),
                Map.entry("payment-refunds", fault("pay_1", PAYMENT, REFUNDED_PAYMENT)),
                Map.entry(
                        "product-prices",
                        fault(product, "UPDATE product SET min_price = min_price + 1 WHERE id = :product")),
                Map.entry(
                        "product-options",
                        fault(
                                product,
                                "INSERT INTO variant_option (sku, product_id, name, value)"
                                        + " VALUES (:sku, :product, 'Size', 'M')")),
                Map.entry("picture-objects", fault(picture, "UPDATE media SET bytes = bytes + 1 WHERE id = :picture")),
                Map.entry("audit-log", fault("seal 1", LATE_AUDIT_ROW)));
        assertThat(faults.keySet()).isEqualTo(byName().keySet());
        var parameters = Map.of(
                "sku", sku.value(), "order", order, "product", product, "id", UUID.randomUUID(), "picture", picture);
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
                    var check = Objects.requireNonNull(byName().get(fault.getKey()));
                    assertThat(violations(check)).isEmpty();
                    transactions.executeWithoutResult(transaction -> {
                        transaction.setRollbackOnly();
                        fault.getValue()
                                .statements()
                                .forEach(sql -> jdbc.sql(sql).params(parameters).update());
                        assertThat(violations(check))
                                .extracting(IntegrityCheck.Violation::subject)
                                .containsExactly(fault.getValue().subject());
                    });
                    assertThat(violations(check)).isEmpty();
                }));
    }

    @Test
    void violationIsCountedUntilARoundFindsItNoMore() {
        // More than one slice.
        var skus = Stream.generate(() -> products.towel(1)).limit(5).toList();
        var product = product(skus.get(3));

        jdbc.sql("UPDATE product SET min_price = min_price + 1 WHERE id = ?")
                .param(product)
                .update();
        await().atMost(Duration.ofMinutes(1)).until(() -> metric("product-prices") == 1);
        assertThat(jdbc.sql("SELECT subject || ' ' || detail FROM integrity_violation")
                        .query(String.class)
                        .list())
                .containsExactly(product + " price from 49901, but the cheapest variant costs 49900");

        jdbc.sql("UPDATE product SET min_price = min_price - 1 WHERE id = ?")
                .param(product)
                .update();
        await().atMost(Duration.ofMinutes(1)).until(() -> metric("product-prices") == 0);
    }

    @Test
    void checkRunsOnOneInstanceAtATimeAndALateResultOfAnotherIsDropped() {
        repository.add(List.of("a check"), Duration.ZERO);
        var claim = repository.claim(List.of("a check"), Duration.ZERO).orElseThrow();
        // Its lease has ended.
        var second = repository.claim(List.of("a check"), Duration.ofHours(1)).orElseThrow();

        assertThat(repository.claim(List.of("a check"), Duration.ofHours(1))).isEmpty();
        assertThat(repository.finish(claim, new IntegrityCheck.Slice(List.of(), "late"), Duration.ZERO))
                .isFalse();
        assertThat(repository.finish(second, new IntegrityCheck.Slice(List.of(), "row"), Duration.ZERO))
                .isTrue();
        assertThat(repository
                        .claim(List.of("a check"), Duration.ofHours(1))
                        .orElseThrow()
                        .after())
                .isEqualTo("row");
    }

    private double metric(String check) {
        var line = "integrity_violations{check=\"%s\"".formatted(check);
        return http.get("/metrics")
                .text()
                .lines()
                .filter(text -> text.startsWith(line))
                .mapToDouble(text -> Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1)))
                .findAny()
                .orElseThrow();
    }

    private Map<String, IntegrityCheck> byName() {
        return checks.stream().collect(Collectors.toMap(IntegrityCheck::name, Function.identity()));
    }

    private static List<IntegrityCheck.Violation> violations(IntegrityCheck check) {
        var found = new ArrayList<IntegrityCheck.Violation>();
        String after = null;
        do {
            var slice = check.check(after, 2);
            found.addAll(slice.violations());
            after = slice.last();
        } while (after != null);
        return found;
    }

    private UUID buy(Sku sku) {
        var shopper = new GuestShopper(http);
        var answer = shopper.checkout(shopper.cartWith(2, sku));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    private UUID product(Sku sku) {
        return jdbc.sql("SELECT product_id FROM variant WHERE sku = ?")
                .param(sku.value())
                .query(UUID.class)
                .single();
    }

    private static Fault fault(Object subject, String... statements) {
        return new Fault(subject.toString(), List.of(statements));
    }

    /** @param subject the row that breaks the rule after the statements */
    private record Fault(String subject, List<String> statements) {}
}
