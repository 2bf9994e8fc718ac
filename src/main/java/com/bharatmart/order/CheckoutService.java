package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CartService;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.PricingService;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns a cart into an order. */
@Service
public class CheckoutService {

    private final CartService carts;
    private final PricingService pricing;
    private final StockService stock;
    private final OrderRepository orders;
    private final OrderPaymentService payments;
    private final TokenGenerator tokens;
    private final Clock clock;

    CheckoutService(
            CartService carts,
            PricingService pricing,
            StockService stock,
            OrderRepository orders,
            OrderPaymentService payments,
            TokenGenerator tokens,
            Clock clock) {
        this.carts = carts;
        this.pricing = pricing;
        this.stock = stock;
        this.orders = orders;
        this.payments = payments;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Closes the cart, writes the order and reserves the stock in the transaction of the caller, so that all of it commits
     * or none. For a payment online it starts the payment, and the stock is held until its deadline. The stock is taken when
     * the transaction commits. The commit fails with
     * {@link com.bharatmart.inventory.InsufficientStockException} if the stock does not suffice. Throws
     * {@link OrderException.PriceChangedException} if the order costs another amount than expected.
     *
     * @param customer the owner of the order, null for a guest
     * @param expectedTotal what the order may cost, null for any amount
     * @return the order with the token that opens it to a guest; the token itself is not stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed place(
            CartId cartId, @Nullable CustomerId customer, CheckoutDetails details, @Nullable Money expectedTotal) {
        var items = carts.close(cartId, customer);
        var quantities = quantities(items);
        var totals = pricing.totals(items, details.shippingAddress().state());
        if (expectedTotal != null && !expectedTotal.equals(totals.total())) {
            throw new OrderException.PriceChangedException(totals);
        }
        var token = tokens.next();
        var agreement = new OrderAgreement(
                OrderId.next(),
                OrderNumber.of(tokens.number(OrderNumber.COUNT)),
                cartId,
                customer,
                Fingerprint.of(token),
                details,
                OrderTotals.of(totals),
                clock.instant());
        var order = Order.place(
                agreement, totals.lines().stream().map(OrderLine::of).toList());
        orders.add(order);
        var payment = payments.start(order);
        stock.reserveAtCommit(
                new ReservationId(order.id().value()), quantities, payments.holdFor(details.paymentMethod()));
        return new Placed(OrderView.of(order, payment, List.of()), token);
    }

    private static Map<Sku, Quantity> quantities(List<PricingItem> items) {
        return items.stream().collect(Collectors.toMap(item -> item.offer().sku(), PricingItem::quantity));
    }

    /** A new order and the token for {@code X-Order-Token}. */
    public record Placed(OrderView order, String token) {}
}
