package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FulfillmentProgressTest {

    private static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<FulfillmentService.Item> LINES = List.of(line("A", 2), line("B", 1));

    @Test
    void statusIsThatOfTheLastUnit() {
        assertThat(status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(status(delivered("A", 2))).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(status(delivered("A", 2), packed("B", 1))).isEqualTo(OrderStatus.PACKED);
        assertThat(status(delivered("A", 2), shipped("B", 1))).isEqualTo(OrderStatus.SHIPPED);
        assertThat(status(shipped("A", 1), shipped("A", 1), shipped("B", 1))).isEqualTo(OrderStatus.SHIPPED);
        assertThat(status(delivered("A", 2), delivered("B", 1))).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void restIsWhatNoParcelHas() {
        assertThat(new FulfillmentProgress(LINES, List.of(packed("A", 1))).rest())
                .containsEntry(0, 1)
                .containsEntry(1, 1)
                .hasSize(2);
        assertThat(new FulfillmentProgress(LINES, List.of(packed("A", 2))).rest())
                .containsEntry(1, 1)
                .hasSize(1);
    }

    private static OrderStatus status(Fulfillment... parcels) {
        return new FulfillmentProgress(LINES, Arrays.asList(parcels)).status();
    }

    private static Fulfillment packed(String sku, int units) {
        return parcel(sku, units, false, false);
    }

    private static Fulfillment shipped(String sku, int units) {
        return parcel(sku, units, true, false);
    }

    private static Fulfillment delivered(String sku, int units) {
        return parcel(sku, units, true, true);
    }

    private static Fulfillment parcel(String sku, int units, boolean shipped, boolean delivered) {
        return new Fulfillment(
                FulfillmentId.next(),
                List.of(new Fulfillment.Line(new Sku(sku), sku, new Quantity(units))),
                null,
                AT,
                shipped ? AT : null,
                delivered ? AT : null);
    }

    private static FulfillmentService.Item line(String sku, int units) {
        return new FulfillmentService.Item(new Sku(sku), new Quantity(units));
    }
}
