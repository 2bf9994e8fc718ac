package com.bharatmart.order;

import com.bharatmart.inventory.Hold;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.payment.ClientSignature;
import com.bharatmart.payment.OnlineMethod;
import com.bharatmart.payment.PaymentConfirmation;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentService;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.platform.security.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How buyers pay their orders. */
@Service
public class OrderPaymentService {

    /**
     * How much longer than the buyer has to pay the stock is held. The payment of the last moment is known later: from a
     * webhook, or from the reconciler, which asks the gateway every minute.
     */
    private static final Duration TIME_TO_REPORT = Duration.ofMinutes(2);

    /** The gateway makes no QR code that ends in less than two minutes: "close_by should be at least 2 minutes after". */
    private static final Duration MIN_TIME_FOR_QR = Duration.ofMinutes(3);

    private static final int MAX_ATTEMPTS = 20;

    private final OrderRepository orders;
    private final OrderService access;
    private final OrderPaymentReader reader;
    private final PaymentService payments;
    private final StockService stock;
    private final Clock clock;

    OrderPaymentService(
            OrderRepository orders,
            OrderService access,
            OrderPaymentReader reader,
            PaymentService payments,
            StockService stock,
            Clock clock) {
        this.orders = orders;
        this.access = access;
        this.reader = reader;
        this.payments = payments;
        this.stock = stock;
        this.clock = clock;
    }

    /** The methods that a checkout accepts. */
    public List<PaymentMethod> methods() {
        return offered().stream()
                .filter(method -> method == PaymentMethod.COD || method == PaymentMethod.RAZORPAY)
                .toList();
    }

    /**
     * The payment method of a checkout.
     *
     * @throws OrderException.PaymentMethodUnavailableException if the shop does not accept it
     * @throws OrderException.PaymentGatewayAwayException if it needs the gateway, which is known to be away: an order that
     *     nobody can pay would only keep its stock from others
     */
    public PaymentMethod requireMethod(String text) {
        var method = require(text, methods());
        if (method.isOnline()) {
            requireGateway();
        }
        return method;
    }

    /** Starts the payment of a new order in the transaction of the caller. Costs nothing if it is paid on delivery. */
    OrderView.Payment start(Order order) {
        return reader.of(order, order.awaitsPayment() ? start(order, payments.hold()) : null);
    }

    /** How long a new order keeps its stock. */
    Hold holdFor(PaymentMethod method) {
        return method.isOnline() ? Hold.during(payments.hold().plus(TIME_TO_REPORT)) : Hold.SOLD;
    }

    /**
     * Another attempt to pay an order, or another method. A repetition gives the attempt that waits for its payment. Payment
     * on delivery confirms the order; money that still arrives goes back. All in the transaction of the caller.
     *
     * @return the order as it is then; {@link #open} completes the attempt after the commit
     * @throws OrderException if the order is not the caller's, takes no payment or not like this, or cannot be paid now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderView.Payment pay(
            OrderId id, @Nullable CustomerId customer, @Nullable String token, String requestedMethod) {
        var order = access.requireLocked(id, customer, token);
        var method = require(requestedMethod, offered());
        order.requirePayable();
        return method.isOnline() ? payOnline(order, method) : payOnDelivery(order, method);
    }

    private OrderView.Payment payOnline(Order order, PaymentMethod method) {
        var reference = OrderPaymentReader.reference(order.id());
        var timeLeft = stock.remaining(reservation(order))
                .map(held -> held.minus(TIME_TO_REPORT))
                .filter(
                        method == PaymentMethod.RAZORPAY
                                ? Duration::isPositive
                                : left -> left.compareTo(MIN_TIME_FOR_QR) >= 0)
                .orElseThrow(OrderException.PaymentTooLateException::new);
        var attempts = payments.list(reference);
        var latest = attempts.isEmpty() ? null : attempts.getFirst();
        var waits =
                latest != null && latest.method() == method.requireOnline() && latest.status() == PaymentStatus.PENDING;
        if (!waits || isIncomplete(latest)) {
            requireGateway();
        }
        if (waits) {
            return reader.of(order, latest);
        }
        if (attempts.size() >= MAX_ATTEMPTS) {
            throw new OrderException.TooManyPaymentsException(MAX_ATTEMPTS);
        }
        order.payBy(method, clock.instant());
        orders.save(order);
        return reader.of(order, start(order, timeLeft));
    }

    private OrderView.Payment payOnDelivery(Order order, PaymentMethod method) {
        order.payBy(method, clock.instant());
        if (!stock.confirm(reservation(order))) {
            throw new OrderException.PaymentTooLateException();
        }
        orders.save(order);
        payments.end(OrderPaymentReader.reference(order.id()));
        return reader.read(order);
    }

    /**
     * How an order is paid at present, with what the buyer needs for it. Asks the gateway, if it has not been asked in vain
     * before, and only as long as a buyer can wait. So not in a transaction.
     */
    public OrderView.Payment open(OrderId id) {
        var payment = reader.read(orders.find(id).orElseThrow(OrderException.NotFoundException::new));
        var attempt = payment.attempt();
        return attempt == null || !isIncomplete(attempt)
                ? payment
                : new OrderView.Payment(
                        payment.method(), payment.status(), payments.open(attempt.id()), payment.refunded());
    }

    /** As {@link #open(OrderId)}, for one attempt, which may be an earlier one. */
    public PaymentView open(OrderId id, PaymentId payment) {
        var order = orders.find(id).orElseThrow(OrderException.NotFoundException::new);
        var attempt = payments.list(OrderPaymentReader.reference(id)).stream()
                .filter(one -> one.id().equals(payment))
                .findFirst()
                .orElseThrow(OrderException.NotFoundException::new);
        return order.awaitsPayment() && isIncomplete(attempt) ? payments.open(payment) : attempt;
    }

    /** All attempts to pay an order online, as {@link OrderService#view}. */
    @Transactional(readOnly = true)
    public List<PaymentView> list(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        access.view(id, customer, token);
        return payments.list(OrderPaymentReader.reference(id));
    }

    /**
     * Checks what the SDK of the gateway has told the client, and asks the gateway. So not in a transaction.
     *
     * @throws OrderException.NotFoundException as {@link OrderService#view}
     * @throws com.bharatmart.payment.PaymentException if the order does not have the payment, or the signature is wrong
     */
    public PaymentConfirmation confirm(
            OrderId id,
            @Nullable CustomerId customer,
            @Nullable String token,
            PaymentId payment,
            ClientSignature signature) {
        access.view(id, customer, token);
        return payments.confirm(OrderPaymentReader.reference(id), payment, signature);
    }

    private PaymentView start(Order order, Duration timeToPay) {
        var agreement = order.agreement();
        var total = agreement.totals().total();
        if (total.compareTo(OnlineMethod.MIN_AMOUNT) < 0) {
            throw new OrderException.PaymentMethodUnavailableException(List.of(PaymentMethod.COD));
        }
        return payments.start(
                OrderPaymentReader.reference(order.id()),
                agreement.number().value(),
                order.paymentMethod().requireOnline(),
                total,
                timeToPay);
    }

    private List<PaymentMethod> offered() {
        return Arrays.stream(PaymentMethod.values())
                .filter(method -> !method.isOnline() || payments.isOffered(method.requireOnline()))
                .toList();
    }

    private static PaymentMethod require(String text, List<PaymentMethod> accepted) {
        return PaymentMethod.parse(text)
                .filter(accepted::contains)
                .orElseThrow(() -> new OrderException.PaymentMethodUnavailableException(accepted));
    }

    private void requireGateway() {
        if (!payments.isAvailable()) {
            throw new OrderException.PaymentGatewayAwayException();
        }
    }

    /** Whether the gateway does not know of the attempt yet. */
    private static boolean isIncomplete(@Nullable PaymentView attempt) {
        return Objects.requireNonNull(attempt).providerOrderId() == null && attempt.upi() == null;
    }

    private static ReservationId reservation(Order order) {
        return new ReservationId(order.id().value());
    }
}
