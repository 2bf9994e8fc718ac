package com.bharatmart.order;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads orders for the messages to their buyers. The caller checks no access: the message goes to the order's contact. */
@Service
public class OrderMessageService {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final OrderPaymentReader paymentReader;

    OrderMessageService(OrderRepository orders, FulfillmentRepository fulfillments, OrderPaymentReader paymentReader) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.paymentReader = paymentReader;
    }

    @Transactional(readOnly = true)
    public Optional<OrderMessageView> find(OrderId id) {
        return orders.find(id).map(order -> {
            var parcels = fulfillments.find(id);
            return new OrderMessageView(
                    paymentReader.view(order, parcels), order.agreement().customer() == null, parcels);
        });
    }
}
