package com.bharatmart.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.StockCounted;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
class StockServiceTest {

    private static final Hold ONE_HOUR = Hold.during(Duration.ofHours(1));

    @Autowired
    StockService stock;

    @Autowired
    ReservationExpiryJob expiryJob;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void heldUnitsAreReservedUntilConfirmed() {
        var sku = products.towel(5);
        var id = reserve(sku, 2, ONE_HOUR);
        assertThat(level(sku)).isEqualTo("3/2/0");

        assertThat(stock.confirm(id)).isTrue();

        assertThat(level(sku)).isEqualTo("3/0/2");
        assertThat(stock.confirm(id)).isFalse();
        assertThat(level(sku)).isEqualTo("3/0/2");
    }

    @Test
    void partOfASoldReservationIsTakenBackOnce() {
        var sku = products.towel(5);
        var id = reserve(sku, 3, Hold.SOLD);

        stock.takeBack(id, Map.of(sku, new Quantity(1)));
        assertThat(level(sku)).isEqualTo("3/0/2");
        assertThatThrownBy(() -> stock.takeBack(id, Map.of(sku, new Quantity(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(level(sku)).isEqualTo("3/0/2");

        stock.takeBack(id, Map.of(sku, new Quantity(2)));
        assertThat(level(sku)).isEqualTo("5/0/0");
        stock.release(id);
        assertThat(level(sku)).isEqualTo("5/0/0");
    }

    @Test
    void releaseReturnsWhatWasNotTakenBack() {
        var sku = products.towel(5);
        var id = reserve(sku, 3, Hold.SOLD);
        stock.takeBack(id, Map.of(sku, new Quantity(1)));

        stock.release(id);

        assertThat(level(sku)).isEqualTo("5/0/0");
    }

    @Test
    void heldUnitsAreNotTakenBack() {
        var sku = products.towel(5);
        var id = reserve(sku, 3, ONE_HOUR);

        assertThatThrownBy(() -> stock.takeBack(id, Map.of(sku, new Quantity(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(level(sku)).isEqualTo("2/3/0");
    }

    @Test
    void heldReservationIsExtended() {
        var sku = products.towel(5);
        var id = reserve(sku, 3, ONE_HOUR);
        stock.extend(id, Duration.ofMinutes(5));
        assertThat(stock.remaining(id).orElseThrow()).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));

        stock.extend(id, Duration.ofHours(2));

        assertThat(stock.remaining(id).orElseThrow()).isBetween(Duration.ofMinutes(115), Duration.ofHours(2));
    }

    @Test
    void reservationThatIsOverIsNotExtended() {
        var sku = products.towel(5);
        var id = reserve(sku, 3, ONE_HOUR);
        passDeadline(id);

        stock.extend(id, Duration.ofHours(2));

        assertThat(stock.remaining(id)).isEmpty();
        assertThat(stock.confirm(id)).isFalse();
        assertThat(stock.remaining(reserve(sku, 1, Hold.SOLD))).isEmpty();
    }

    @Test
    void expiredReservationReturnsItsStockOnce() {
        var sku = products.towel(2);
        var id = reserve(sku, 2, ONE_HOUR);
        expiryJob.expire();
        assertThat(level(sku)).isEqualTo("0/2/0");
        passDeadline(id);

        InParallel.run(Collections.nCopies(4, () -> {
            expiryJob.expire();
            return true;
        }));

        assertThat(level(sku)).isEqualTo("2/0/0");
        Awaitility.await()
                .until(() -> jdbc.sql("SELECT in_stock FROM variant WHERE sku = ?")
                        .param(sku.value())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void confirmationAfterTheDeadlineHasNoEffect() {
        var sku = products.towel(2);
        var id = reserve(sku, 2, ONE_HOUR);
        passDeadline(id);

        assertThat(stock.confirm(id)).isFalse();
    }

    @Test
    void releaseReturnsHeldAndSoldUnits() {
        var sku = products.towel(10);
        var held = reserve(sku, 1, ONE_HOUR);
        var sold = reserve(sku, 2, Hold.SOLD);
        assertThat(level(sku)).isEqualTo("7/1/2");

        stock.release(held);
        stock.release(sold);
        stock.release(sold);

        assertThat(level(sku)).isEqualTo("10/0/0");
    }

    @Test
    void shortageOfOneSkuReservesNothingOfTheOther() {
        var plenty = products.towel(10);
        var scarce = products.towel(1);
        var quantities = Map.of(plenty, new Quantity(1), scarce, new Quantity(2));

        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        _ -> stock.reserveAtCommit(new ReservationId(UUID.randomUUID()), quantities, Hold.SOLD)))
                .isInstanceOfSatisfying(
                        InsufficientStockException.class,
                        e -> assertThat(e.shortages())
                                .containsExactly(new InsufficientStockException.Shortage(scarce, new Quantity(2), 1)));

        assertThat(level(plenty)).isEqualTo("10/0/0");
        assertThat(level(scarce)).isEqualTo("1/0/0");
    }

    @Test
    void newCountChangesTheAvailableUnitsByTheDifference() {
        var sku = products.towel(10);
        reserve(sku, 4, Hold.SOLD);

        count(sku, 10);
        assertThat(level(sku)).isEqualTo("6/0/4");
        count(sku, 15);
        assertThat(level(sku)).isEqualTo("11/0/4");
        count(sku, 0);
        assertThat(level(sku)).isEqualTo("0/0/4");
    }

    private void count(Sku sku, int units) {
        transactions.executeWithoutResult(_ -> events.publishEvent(new StockCounted(Map.of(sku, units))));
    }

    private ReservationId reserve(Sku sku, int units, Hold hold) {
        var id = new ReservationId(UUID.randomUUID());
        transactions.executeWithoutResult(_ -> stock.reserveAtCommit(id, Map.of(sku, new Quantity(units)), hold));
        return id;
    }

    private void passDeadline(ReservationId id) {
        jdbc.sql("UPDATE reservation SET expires_at = now() WHERE id = ?")
                .param(id.value())
                .update();
    }

    private String level(Sku sku) {
        return jdbc.sql("SELECT available || '/' || reserved || '/' || sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }
}
