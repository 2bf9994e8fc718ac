package com.bharatmart.order;

import com.bharatmart.platform.privacy.KeptRecord;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.security.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders outlive the account: tax law wants to know what was sold to whom and where. How to reach the customer it does
 * not want to know, and nobody needs to once the order is over.
 */
@Component
class OrderPersonalData implements PersonalData {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    /** By the index {@code orders_of_customer}, as those after it. */
    private static final String IDS = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";

    private static final String UNDER_WAY = """
            SELECT number FROM orders
            WHERE customer_id = ? AND status NOT IN ('DELIVERED', 'CANCELLED', 'EXPIRED') ORDER BY id""";

    private static final String LATEST = "SELECT max(placed_at) FROM orders WHERE customer_id = ?";

    private static final String FORGET_CONTACT = """
            UPDATE orders SET email = '', phone = '', ship_phone = NULL, bill_phone = NULL, token_hash = ''
            WHERE customer_id = ?""";

    private final OrderRepository orders;
    private final FulfillmentRepository fulfilments;
    private final JdbcClient jdbc;

    OrderPersonalData(OrderRepository orders, FulfillmentRepository fulfilments, JdbcClient jdbc) {
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Set<String> tables() {
        return Set.of("orders", "order_line", "order_status_change", "fulfilment");
    }

    @Override
    public Object export(CustomerId customer) {
        return jdbc.sql(IDS).param(customer.value()).query(UUID.class).stream()
                .map(OrderId::new)
                .flatMap(id -> orders.findById(id).stream())
                .map(order ->
                        new Export(order.view(), fulfilments.find(order.id()).orElse(null)))
                .toList();
    }

    /** Throws {@link OrderException.UnderWayException} while there is something to deliver, or to be paid for. */
    @Override
    public List<KeptRecord> erase(CustomerId customer) {
        var underWay = jdbc.sql(UNDER_WAY)
                .param(customer.value())
                .query((row, _) -> new OrderNumber(row.getString(1)))
                .list();
        if (!underWay.isEmpty()) {
            throw new OrderException.UnderWayException(underWay);
        }
        var latest = jdbc.sql(LATEST)
                .param(customer.value())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .optional();
        jdbc.sql(FORGET_CONTACT).param(customer.value()).update();
        return latest.map(OffsetDateTime::toInstant)
                .map(placed -> List.of(new KeptRecord(
                        "Your orders: what was bought, its tax, and the names and addresses on the invoice. "
                                + "Your e-mail address and telephone numbers have been taken out of them.",
                        "Central Goods and Services Tax Act 2017, section 36",
                        keptUntil(placed))))
                .orElse(List.of());
    }

    /**
     * 72 months after the annual return is due (CGST Act 2017, section 36), which is on 31 December after the end of the
     * financial year (section 44 with CGST Rules 2017, rule 80), which ends on 31 March.
     */
    static LocalDate keptUntil(Instant placed) {
        var day = placed.atZone(INDIA).toLocalDate();
        var yearEnds = day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() : day.getYear() + 1;
        return LocalDate.of(yearEnds, Month.DECEMBER, 31).plusMonths(72);
    }

    private record Export(OrderView order, @Nullable Fulfillment fulfilment) {}
}
