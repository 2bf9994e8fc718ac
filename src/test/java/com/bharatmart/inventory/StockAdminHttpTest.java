package com.bharatmart.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.StockCounted;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The API of stock for staff. */
@HttpTest
class StockAdminHttpTest {

    private static final String LEVELS = "/api/v1/admin/stock-levels";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    StockService stock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;

    @BeforeEach
    void setUp() {
        staff = accounts.staff(Role.FULFILMENT);
    }

    @Test
    void movementsHaveAReason() {
        var sku = products.towel(10);

        var received = move(sku, """
                {"change": 5, "reason": "RECEIVED", "note": "from Panipat"}""");
        var damaged = move(sku, """
                {"change": -3, "reason": "DAMAGED"}""");

        assertThat(received.status()).isEqualTo(201);
        assertThat(received.json().get("available").asInt()).isEqualTo(15);
        assertThat(damaged.json().get("available").asInt()).isEqualTo(12);
        assertThat(staff.get(path(sku)).json()).isEqualTo(damaged.json());
        var movements = staff.get(path(sku) + "/movements").json().get("data");
        assertThat(movements.valueStream().map(one -> one.get("reason").asString()))
                .containsExactly("DAMAGED", "RECEIVED", "IMPORTED");
        assertThat(movements
                        .valueStream()
                        .mapToInt(one -> one.get("change").asInt())
                        .sum())
                .isEqualTo(12);
        assertThat(movements.at("/1/note").asString()).isEqualTo("from Panipat");
        assertThat(isBalanced(sku)).isTrue();
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM audit_log WHERE action = 'stock.moved' AND target_id = ? AND actor_id = ?")
                        .params(sku.value(), staff.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void reservedUnitsCannotBeRemoved() {
        var sku = products.towel(10);
        hold(sku, 4);

        assertThat(move(sku, """
                {"change": -7, "reason": "LOST"}""").problem(409)).isEqualTo("stock_too_low");
        assertThat(move(sku, """
                {"onHand": 3, "reason": "COUNTED"}""").problem(409)).isEqualTo("stock_too_low");
        var counted = move(sku, """
                {"onHand": 4, "reason": "COUNTED"}""");

        assertThat(counted.json().get("available").asInt()).isZero();
        assertThat(counted.json().get("reserved").asInt()).isEqualTo(4);
        assertThat(isBalanced(sku)).isTrue();
    }

    @Test
    void importAfterAMovementAppliesTheDifferenceOfCounts() {
        var sku = products.towel(10);
        move(sku, """
                {"change": -2, "reason": "DAMAGED"}""");

        count(sku, 10);
        assertThat(level(sku).available()).isEqualTo(8);
        count(sku, 13);
        assertThat(level(sku).available()).isEqualTo(11);
        hold(sku, 11);
        count(sku, 1);

        assertThat(level(sku).available()).isZero();
        assertThat(isBalanced(sku)).isTrue();
    }

    @Test
    void concurrentMovementsAllCountAndNothingIsSoldTwice() {
        var sku = products.towel(20);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 20; i++) {
            work.add(() -> move(sku, """
                    {"change": -1, "reason": "LOST"}""").status() == 201);
            work.add(() -> tryHold(sku));
        }
        Collections.shuffle(work, new java.util.Random(7));

        var done = InParallel.run(work);

        assertThat(done.stream().filter(taken -> taken)).hasSize(20);
        assertThat(level(sku).available()).isZero();
        assertThat(isBalanced(sku)).isTrue();
    }

    @Test
    void firstUnitBringsTheProductBackIntoStock() {
        var sku = products.towel(0);

        move(sku, """
                {"change": 1, "reason": "FOUND"}""");

        Awaitility.await().until(() -> inStock(sku));
        move(sku, """
                {"onHand": 0, "reason": "COUNTED"}""");
        Awaitility.await().until(() -> !inStock(sku));
    }

    @Test
    void movementOnAnOldLevelFailsItsPrecondition() {
        var sku = products.towel(10);
        var seen = staff.get(path(sku)).header("ETag").orElseThrow();
        hold(sku, 1);

        var late = staff.post(path(sku) + "/movements", "{\"onHand\": 10, \"reason\": \"COUNTED\"}", "If-Match", seen);

        assertThat(late.problem(412)).isEqualTo("precondition_failed");
        var now = staff.get(path(sku)).header("ETag").orElseThrow();
        assertThat(staff.post(path(sku) + "/movements", "{\"onHand\": 10, \"reason\": \"COUNTED\"}", "If-Match", now)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theSameKeyMovesOnce() {
        var sku = products.towel(10);
        var body = """
                {"change": 5, "reason": "RECEIVED"}""";

        var answers = InParallel.<Http.Response>run(Collections.nCopies(
                5, () -> staff.post(path(sku) + "/movements", body, "Idempotency-Key", sku.value())));

        assertThat(answers.stream().map(Http.Response::text).distinct()).hasSize(1);
        assertThat(level(sku).available()).isEqualTo(15);
    }

    @Test
    void levelsBelowAThresholdAreListedPageByPage() {
        var few = products.towel(1);
        var many = products.towel(1_000_000);

        assertThat(staff.get(LEVELS + "?below=2&sku=" + few)
                        .json()
                        .at("/data/0/available")
                        .asInt())
                .isEqualTo(1);
        assertThat(staff.get(LEVELS + "?below=2&sku=" + many).json().get("data").size())
                .isZero();
        var first = staff.get(LEVELS + "?limit=1&include=total");
        assertThat(first.json().get("total").asLong()).isGreaterThanOrEqualTo(2);
        var second = staff.get(first.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1"));
        assertThat(second.json().at("/data/0/sku").asString())
                .isGreaterThan(first.json().at("/data/0/sku").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"LOST\"}",
                "{\"change\": 0, \"reason\": \"LOST\"}",
                "{\"change\": 1, \"onHand\": 1, \"reason\": \"LOST\"}",
                "{\"change\": 2147483648, \"reason\": \"RECEIVED\"}",
                "{\"change\": 10000001, \"reason\": \"RECEIVED\"}",
                "{\"change\": 1e309, \"reason\": \"RECEIVED\"}",
                "{\"change\": NaN, \"reason\": \"RECEIVED\"}",
                "{\"change\": 1.5, \"reason\": \"RECEIVED\"}",
                "{\"change\": \"1\", \"reason\": \"RECEIVED\"}",
                "{\"onHand\": -1, \"reason\": \"COUNTED\"}",
                "{\"change\": 1}",
                "{\"change\": 1, \"reason\": \"IMPORTED\"}",
                "{\"change\": 1, \"reason\": \"FOUND\", \"available\": 1000}",
                ""
            })
    void invalidMovementIsRejected(String body) {
        var sku = products.towel(10);

        assertThat(move(sku, body).problem(400)).isIn("validation_failed", "malformed_body", "unknown_field");
        assertThat(level(sku).available()).isEqualTo(10);
    }

    @Test
    void levelHasALimit() {
        var sku = products.towel(10);

        assertThat(move(sku, """
                {"change": 10000000, "reason": "RECEIVED"}""").problem(409)).isEqualTo("stock_too_high");
    }

    @Test
    void unknownSkuIsNotFound() {
        var sku = new Sku("none-" + UUID.randomUUID());

        assertThat(staff.get(path(sku)).problem(404)).isEqualTo("not_found");
        assertThat(staff.get(path(sku) + "/movements").problem(404)).isEqualTo("not_found");
        assertThat(move(sku, """
                {"change": 1, "reason": "FOUND"}""").problem(404)).isEqualTo("not_found");
        assertThat(staff.get(LEVELS + "?below=-1").problem(400)).isEqualTo("validation_failed");
        assertThat(staff.get(LEVELS + "?cursor=%21").problem(400)).isEqualTo("invalid_cursor");
        assertThat(staff.get(LEVELS + "/a'b").problem(404)).isEqualTo("not_found");
    }

    private static String path(Sku sku) {
        return LEVELS + '/' + sku.inPath();
    }

    private Http.Response move(Sku sku, String body) {
        return staff.post(path(sku) + "/movements", body);
    }

    private void hold(Sku sku, int units) {
        transactions.executeWithoutResult(_ -> stock.reserveAtCommit(
                new ReservationId(UUID.randomUUID()),
                Map.of(sku, new Quantity(units)),
                Hold.during(Duration.ofHours(1))));
    }

    private boolean tryHold(Sku sku) {
        try {
            hold(sku, 1);
            return true;
        } catch (InsufficientStockException e) {
            return false;
        }
    }

    private void count(Sku sku, int units) {
        transactions.executeWithoutResult(_ -> events.publishEvent(new StockCounted(Map.of(sku, units))));
    }

    private StockLevel level(Sku sku) {
        return jdbc.sql("SELECT available, reserved, sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query((row, _) -> new StockLevel(sku, row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /** Whether the level equals the count and the sum of its movements. */
    private boolean isBalanced(Sku sku) {
        return List.of(true)
                .equals(jdbc.sql("""
                SELECT counted + adjusted = available + reserved + sold AND available + reserved + sold = (
                    SELECT sum(change) FROM stock_movement m WHERE m.sku = l.sku)
                FROM stock_level l WHERE sku = ?""").param(sku.value()).query(Boolean.class).list());
    }

    private boolean inStock(Sku sku) {
        return jdbc.sql("SELECT in_stock FROM variant WHERE sku = ?")
                .param(sku.value())
                .query(Boolean.class)
                .single();
    }
}
