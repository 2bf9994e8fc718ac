package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.order.refund.PaidLine;
import com.bharatmart.order.refund.PaidLines;
import com.bharatmart.order.refund.RefundableUnits;
import com.bharatmart.order.refund.RequestedRefund;
import com.bharatmart.payment.CashOnDeliveryService;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PaymentService;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.payment.RefundException;
import com.bharatmart.payment.RefundLine;
import com.bharatmart.payment.RefundRequest;
import com.bharatmart.payment.RefundService;
import com.bharatmart.payment.RefundView;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The money of an order, for staff: what was paid, and what goes back. */
@Service
public class OrderRefundAdminService {

    private final OrderRepository orders;
    private final AuditedOrderChange change;
    private final PaymentService payments;
    private final RefundService refunds;
    private final CashOnDeliveryService cash;
    private final StockService stock;

    OrderRefundAdminService(
            OrderRepository orders,
            AuditedOrderChange change,
            PaymentService payments,
            RefundService refunds,
            CashOnDeliveryService cash,
            StockService stock) {
        this.orders = orders;
        this.change = change;
        this.payments = payments;
        this.refunds = refunds;
        this.cash = cash;
        this.stock = stock;
    }

    /**
     * Gives money back: through the gateway, or records that staff have sent cash back. Each unit is refunded once, and all
     * together never more than was paid.
     *
     * @throws OrderException if the order does not exist or does not have the units
     * @throws RefundException if the order is not paid, or not so much of it is left
     */
    @Transactional
    public Refunded refund(OrderId id, IfMatch ifMatch, RequestedRefund wanted, ShopPrincipal staff) {
        var made = new ArrayList<RefundView>();
        var after = change.apply(id, ifMatch, "order.refunded", wanted.reason(), (order, parcels) -> {
            var units = refundable(order, parcels);
            requireValid(order, wanted, units);
            var unavailable = units.unavailable(wanted.units(), wanted.restock());
            if (!unavailable.isEmpty()) {
                throw new OrderException.NotRefundableException(unavailable);
            }
            var amount = wanted.amount() == null ? units.price(wanted.units()) : wanted.amount();
            order.change();
            orders.save(order);
            made.add(write(order, amount, wanted, staff));
            if (wanted.restock()) {
                takeBack(order, wanted.units());
            }
        });
        return new Refunded(made.getFirst(), after.version());
    }

    /** The refunds of an order, the newest first. Throws {@link OrderException.NotFoundException}. */
    @Transactional(readOnly = true)
    public List<RefundView> refunds(OrderId id) {
        return refunds.list(requireKnown(id));
    }

    /** The attempts to pay an order online, the newest first. Throws {@link OrderException.NotFoundException}. */
    @Transactional(readOnly = true)
    public List<PaymentView> payments(OrderId id) {
        return payments.list(requireKnown(id));
    }

    /**
     * The carrier has paid the cash of an order to the shop.
     *
     * @param reference of the carrier's transfer
     * @throws OrderException.NotFoundException if the order does not exist
     * @throws OrderException.InvalidRefundException if the amount is not more than zero or not in rupees
     * @throws OrderException.AlreadyRemittedException if the order has a remittance
     * @throws RefundException.NotPaidException if the carrier has collected nothing
     */
    @Transactional
    public OrderAdminView remitted(OrderId id, IfMatch ifMatch, String reference, Money amount) {
        var problems = RequestedRefund.problemsOf(amount);
        if (!problems.isEmpty()) {
            throw new OrderException.InvalidRefundException(problems);
        }
        return change.apply(id, ifMatch, "order.cash-remitted", reference, (order, _) -> {
            if (!cash.remitted(OrderPaymentReader.reference(id), reference, amount)) {
                throw new OrderException.AlreadyRemittedException();
            }
            order.change();
            orders.save(order);
        });
    }

    private OrderReference requireKnown(OrderId id) {
        return OrderPaymentReader.reference(orders.find(id)
                .orElseThrow(OrderException.NotFoundException::new)
                .id());
    }

    private static void requireValid(Order order, RequestedRefund wanted, RefundableUnits units) {
        var problems = new ArrayList<>(wanted.problems());
        var isCash = !order.paymentMethod().isOnline();
        if (isCash != (wanted.reference() != null)) {
            problems.add(FieldProblem.at(
                    "#/reference",
                    isCash ? "not_null" : "not_allowed",
                    isCash
                            ? "must be the reference of the transfer to the customer, who has paid cash"
                            : "must be absent: the gateway sends the money back"));
        }
        problems.addAll(units.unknown(wanted.units()));
        if (!problems.isEmpty()) {
            throw new OrderException.InvalidRefundException(problems);
        }
    }

    private RefundableUnits refundable(Order order, List<Fulfillment> parcels) {
        var totals = order.agreement().totals();
        var gross = order.lines().stream()
                .map(line ->
                        new PaidLine(line.quantity().value(), line.taxable().plus(line.tax())))
                .toList();
        return new RefundableUnits(
                PaidLines.of(gross, totals.total().minus(totals.shipping())),
                order.lines().stream().map(line -> shipped(line.sku(), parcels)).toList(),
                refunds.list(OrderPaymentReader.reference(order.id())));
    }

    private static int shipped(Sku sku, List<Fulfillment> parcels) {
        return parcels.stream()
                .filter(Fulfillment::isShipped)
                .flatMap(parcel -> parcel.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(line -> line.quantity().value())
                .sum();
    }

    private RefundView write(Order order, Money amount, RequestedRefund wanted, ShopPrincipal staff) {
        var reference = OrderPaymentReader.reference(order.id());
        var request = new RefundRequest(
                wanted.reason(),
                wanted.units().stream()
                        .map(one -> new RefundLine(one.position(), one.quantity()))
                        .toList(),
                staff.id().toString(),
                wanted.restock());
        return wanted.reference() == null
                ? refunds.refund(reference, amount, request)
                : refunds.recordCashRefund(reference, amount, wanted.reference(), request);
    }

    private void takeBack(Order order, List<RequestedRefund.Units> units) {
        var back = new HashMap<Sku, Quantity>();
        units.forEach(one -> back.merge(order.lines().get(one.position()).sku(), one.quantity(), Quantity::plus));
        stock.takeBack(new ReservationId(order.id().value()), back);
    }

    /** @param version of the order after the refund */
    public record Refunded(RefundView refund, int version) {}
}
