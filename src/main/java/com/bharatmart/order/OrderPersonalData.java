package com.bharatmart.order;

import com.bharatmart.payment.PaymentService;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.payment.RefundService;
import com.bharatmart.payment.RefundView;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The orders of a customer, with their payments. They stay after the erasure of the account, because tax law requires the record of what was
 * sold, to whom and where. The contact data is erased: no law requires it.
 */
@Component
class OrderPersonalData implements PersonalData {

    /** This statement and the next ones use the index {@code orders_of_customer}. */
    private static final String IDS = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";

    private static final String OPEN_ORDERS = """
            SELECT number FROM orders
            WHERE customer_id = ? AND status NOT IN ('DELIVERED', 'CANCELLED', 'EXPIRED') ORDER BY id""";

    private static final String LATEST = "SELECT max(placed_at) FROM orders WHERE customer_id = ?";

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final OrderLookupRepository lookups;
    private final OrderPaymentReader paymentReader;
    private final PaymentService payments;
    private final RefundService refunds;
    private final OrderRetention retention;
    private final JdbcClient jdbc;

    OrderPersonalData(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            OrderLookupRepository lookups,
            OrderPaymentReader paymentReader,
            PaymentService payments,
            RefundService refunds,
            OrderRetention retention,
            JdbcClient jdbc) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.lookups = lookups;
        this.paymentReader = paymentReader;
        this.payments = payments;
        this.refunds = refunds;
        this.retention = retention;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "orders",
                "order_line",
                "order_status_change",
                "fulfilment",
                "fulfilment_line",
                "order_tag",
                "order_lookup",
                "order_access_token",
                "payment",
                "gateway_payment",
                "cash_collection",
                "refund");
    }

    @Override
    public Object export(CustomerId customer) {
        return jdbc.sql(IDS).param(customer.value()).query(UUID.class).list().stream()
                .map(OrderId::new)
                .flatMap(id -> orders.find(id).stream())
                .map(this::export)
                .toList();
    }

    private Export export(Order order) {
        var reference = OrderPaymentReader.reference(order.id());
        return new Export(
                paymentReader.view(order, fulfillments.find(order.id())),
                payments.list(reference),
                refunds.list(reference));
    }

    /** Throws {@link OrderException.OpenOrdersException} while an order waits for its payment or its delivery. */
    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        var openOrders = jdbc.sql(OPEN_ORDERS)
                .param(customer.value())
                .query((row, _) -> new OrderNumber(row.getString(1)))
                .list();
        if (!openOrders.isEmpty()) {
            throw new OrderException.OpenOrdersException(openOrders);
        }
        var latest = jdbc.sql(LATEST)
                .param(customer.value())
                .query((row, _) -> InstantColumn.readNullable(row, 1))
                .optional();
        orders.eraseContacts(customer);
        lookups.erase(customer);
        return latest.map(placed -> List.of(new RetainedRecord(
                        "Your orders: what was bought, its tax, and the names and addresses on the invoice. "
                                + "Your e-mail address and telephone numbers have been removed from them.",
                        "Central Goods and Services Tax Act 2017, section 36",
                        retention.lastDay(placed))))
                .orElse(List.of());
    }

    private record Export(OrderView order, List<PaymentView> payments, List<RefundView> refunds) {}
}
