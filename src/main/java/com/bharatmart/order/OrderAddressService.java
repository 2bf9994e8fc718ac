package com.bharatmart.order;

import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.pricing.PricingService;
import com.bharatmart.shared.PostalAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the address of an order before it is packed. The sums of the order stay as the buyer agreed to them. */
@Service
public class OrderAddressService {

    private final OrderRepository orders;
    private final AuditedOrderChange change;
    private final PricingService pricing;

    OrderAddressService(OrderRepository orders, AuditedOrderChange change, PricingService pricing) {
        this.orders = orders;
        this.change = change;
        this.pricing = pricing;
    }

    /**
     * Sends an order to another address. The audit log has the change without the address, which is personal data.
     *
     * @throws OrderException if the order does not exist, is packed in part, or has other taxes at the address
     */
    @Transactional
    public OrderAdminView change(OrderId id, IfMatch ifMatch, PostalAddress address) {
        return change.apply(id, ifMatch, "order.address-changed", null, (order, parcels) -> {
            order.sendTo(address, parcels);
            if (pricing.supplyTo(address.state()) != order.agreement().totals().supply()) {
                throw new OrderException.OtherTaxesException();
            }
            orders.saveAddresses(order);
        });
    }
}
