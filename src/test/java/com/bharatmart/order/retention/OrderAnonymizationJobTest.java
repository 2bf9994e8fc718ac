package com.bharatmart.order.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In a database of its own, since the job goes through all orders. */
@HttpTest
@Import(OwnDatabase.class)
class OrderAnonymizationJobTest {

    private static final int MORE_THAN_A_SLICE = 450;

    private static final String BUYER = """
            SELECT concat_ws('/', email, phone, gstin, token_hash, ship_name, ship_line1, ship_line2, ship_phone,
                bill_name, bill_line1, bill_line2, bill_phone)
            FROM orders WHERE id = ?::uuid""";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    OrderAnonymizationJob job;

    @Autowired
    List<IntegrityCheck> checks;

    @Test
    void oldOrdersLoseTheirBuyersAndNothingElse() {
        var staff = accounts.staff(Role.SUPPORT);
        var old = order();
        var young = order();
        var youngBuyer = buyer(young);
        assertThat(staff.post("/api/v1/admin/orders/%s/notes".formatted(old), "{\"text\": \"Rang A. Shopper\"}")
                        .status())
                .isEqualTo(201);
        jdbc.sql("UPDATE orders SET placed_at = now() - INTERVAL '9 years' WHERE id = ?::uuid")
                .param(old)
                .update();
        var amounts = amounts(old);
        copyBefore(old);

        whileAnotherInstanceIsAtWork(job::anonymize);
        assertThat(buyer(old)).contains("A. Shopper");
        job.anonymize();

        assertThat(buyer(old).replace("/", "")).isEmpty();
        assertThat(buyer(young)).isEqualTo(youngBuyer).contains("A. Shopper");
        assertThat(count("orders WHERE email = ''")).isEqualTo(MORE_THAN_A_SLICE + 1);
        assertThat(count("order_note")).isZero();
        assertThat(amounts(old)).isEqualTo(amounts);
        assertThat(staff.get("/api/v1/admin/orders/" + old).status()).isEqualTo(200);
        assertThat(checks.stream().flatMap(check -> check.check(null, 10_000).violations().stream()))
                .isEmpty();

        job.anonymize();

        assertThat(buyer(young)).isEqualTo(youngBuyer);
    }

    private void whileAnotherInstanceIsAtWork(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("SELECT last_order FROM order_anonymization FOR UPDATE")
                    .query()
                    .singleRow();
            try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(other.submit(work)).succeedsWithin(Duration.ofMinutes(1));
            }
        });
    }

    private String order() {
        var shopper = new GuestShopper(http);
        var answer = shopper.checkout(shopper.cartWith(1, products.towel(5)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** Orders that are older than the given one, by their ids too. */
    private void copyBefore(String order) {
        jdbc.sql("""
                        WITH copied AS (
                            INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object(
                                'id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
                                'number', o.number || n, 'cart_id', o.cart_id || n))).*
                            FROM orders o, generate_series(1, :count) AS n WHERE o.id = :order::uuid
                            RETURNING id),
                        ordered AS (
                            INSERT INTO order_line SELECT (jsonb_populate_record(l, jsonb_build_object('order_id', copied.id))).*
                            FROM order_line l, copied WHERE l.order_id = :order::uuid)
                        INSERT INTO order_status_change
                        SELECT (jsonb_populate_record(s, jsonb_build_object('order_id', copied.id, 'announced', true))).*
                        FROM order_status_change s, copied WHERE s.order_id = :order::uuid""").param("order", order).param("count", MORE_THAN_A_SLICE).update();
    }

    private String buyer(String order) {
        return jdbc.sql(BUYER).param(order).query(String.class).single();
    }

    private String amounts(String order) {
        return jdbc.sql("""
                        SELECT concat_ws('/', o.number, o.status, o.payment_status, o.total, o.tax, o.ship_state, o.ship_pin,
                            (SELECT json_agg(l) FROM order_line l WHERE l.order_id = o.id))
                        FROM orders o WHERE o.id = ?::uuid""").param(order).query(String.class).single();
    }

    private long count(String rows) {
        return jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }
}
