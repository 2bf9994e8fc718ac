package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.RazorpayOperation.CAPTURE;
import static com.bharatmart.payment.razorpay.RazorpayOperation.CREATE_ORDER;
import static com.bharatmart.payment.razorpay.RazorpayOperation.CREATE_QR;
import static com.bharatmart.payment.razorpay.RazorpayOperation.CREATE_REFUND;
import static com.bharatmart.payment.razorpay.RazorpayOperation.LIST_PAYMENTS_OF_ORDER;
import static com.bharatmart.payment.razorpay.RazorpayOperation.LIST_PAYMENTS_OF_QR;
import static com.bharatmart.payment.razorpay.RazorpayOperation.LIST_REFUNDS;
import static com.bharatmart.payment.razorpay.RazorpayOperation.LIST_SETTLEMENT_ITEMS;
import static com.bharatmart.payment.razorpay.RazorpayOperation.READ_ORDER;
import static com.bharatmart.payment.razorpay.RazorpayOperation.READ_PAYMENT;
import static com.bharatmart.payment.razorpay.RazorpayOperation.READ_REFUND;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Razorpay by its API, version 1. */
final class RazorpayGateway implements PaymentGateway {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final int BAD_REQUEST = 400;
    private static final int PAGE_SIZE = 100;
    private static final int SETTLEMENT_PAGE_SIZE = 1000;
    private static final int MAX_PAGES = 200;

    private final RazorpayClient client;
    private final RazorpayCalls calls;
    private final RazorpaySignatures signatures;
    private final String keyId;

    RazorpayGateway(RazorpayClient client, RazorpayCalls calls, RazorpaySignatures signatures, String keyId) {
        this.client = client;
        this.calls = calls;
        this.signatures = signatures;
        this.keyId = keyId;
    }

    @Override
    public String provider() {
        return "razorpay";
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public boolean isAvailable() {
        return calls.areSent();
    }

    @Override
    public GatewayOrder createOrder(NewGatewayOrder order) {
        var body = NewRazorpayOrder.from(order);
        return calls.call(CREATE_ORDER, () -> client.createOrder(body), RazorpayOrder::toOrder);
    }

    @Override
    public GatewayOrder order(String providerOrderId) {
        var id = id(providerOrderId);
        return calls.call(READ_ORDER, () -> client.order(id), RazorpayOrder::toOrder);
    }

    @Override
    public List<GatewayPayment> paymentsOf(String providerOrderId) {
        var id = id(providerOrderId);
        return calls.call(
                LIST_PAYMENTS_OF_ORDER,
                () -> client.paymentsOfOrder(id),
                payments -> payments.map(RazorpayPayment::toPayment));
    }

    @Override
    public GatewayPayment payment(String providerPaymentId) {
        var id = id(providerPaymentId);
        return calls.call(READ_PAYMENT, () -> client.payment(id), RazorpayPayment::toPayment);
    }

    /** Reads the payment if the response was lost, or if Razorpay refuses because it has been captured before. */
    @Override
    public GatewayPayment capture(String providerPaymentId, Money amount) {
        var id = id(providerPaymentId);
        var body = RazorpayCapture.of(amount);
        try {
            return calls.call(CAPTURE, () -> client.capture(id, body), RazorpayPayment::toPayment);
        } catch (PaymentGatewayException e) {
            if (!mayBeCaptured(e)) {
                throw e;
            }
            var payment = read(id);
            if (payment == null
                    || payment.status() != GatewayPayment.Status.CAPTURED
                    || !payment.amount().equals(amount)) {
                throw e;
            }
            return payment;
        }
    }

    @Override
    public GatewayQr createQr(NewGatewayQr qr) {
        var body = NewRazorpayQr.from(qr);
        return calls.call(CREATE_QR, () -> client.createQr(body), RazorpayQr::toQr);
    }

    @Override
    public List<GatewayPayment> paymentsOfQr(String qrId) {
        var id = id(qrId);
        return pages(
                LIST_PAYMENTS_OF_QR,
                PAGE_SIZE,
                skip -> client.paymentsOfQr(id, PAGE_SIZE, skip),
                RazorpayPayment::toPayment);
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, NewGatewayRefund refund) {
        var id = id(providerPaymentId);
        var body = NewRazorpayRefund.from(refund);
        return calls.call(
                CREATE_REFUND, () -> client.createRefund(id, refund.idempotencyKey(), body), RazorpayRefund::toRefund);
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, String providerRefundId) {
        var id = id(providerPaymentId);
        var refundId = id(providerRefundId);
        return calls.call(READ_REFUND, () -> client.refund(id, refundId), RazorpayRefund::toRefund);
    }

    @Override
    public List<GatewayRefund> refundsOf(String providerPaymentId) {
        var id = id(providerPaymentId);
        return pages(LIST_REFUNDS, PAGE_SIZE, skip -> client.refunds(id, PAGE_SIZE, skip), RazorpayRefund::toRefund);
    }

    @Override
    public List<SettlementItem> settlementItems(LocalDate day) {
        return pages(
                LIST_SETTLEMENT_ITEMS,
                SETTLEMENT_PAGE_SIZE,
                skip -> client.settlementItems(
                        day.getYear(), day.getMonthValue(), day.getDayOfMonth(), SETTLEMENT_PAGE_SIZE, skip),
                RazorpaySettlementItem::toItem);
    }

    @Override
    public boolean isSignedByClient(String providerOrderId, String providerPaymentId, @Nullable String signature) {
        return signatures.isSignedByClient(providerOrderId, providerPaymentId, signature);
    }

    @Override
    public boolean isSignedWebhook(byte[] body, @Nullable String signature) {
        return signatures.isSignedWebhook(body, signature);
    }

    private boolean mayBeCaptured(PaymentGatewayException e) {
        return switch (e) {
            case RejectedException _ -> true;
            case UnavailableException unavailable -> unavailable.isEffectUnknown() && calls.mayRepeat();
        };
    }

    private @Nullable GatewayPayment read(String paymentId) {
        try {
            return payment(paymentId);
        } catch (PaymentGatewayException _) {
            return null;
        }
    }

    /** Reads pages until one is not full. Each is a call of its own. */
    private <W, T> List<T> pages(
            RazorpayOperation operation, int size, IntFunction<RazorpayCollection<W>> page, Function<W, T> mapping) {
        var all = new ArrayList<T>();
        for (var number = 0; number < MAX_PAGES; number++) {
            var items = calls.call(operation, () -> page.apply(all.size()), collection -> collection.map(mapping));
            all.addAll(items);
            if (items.size() < size) {
                return List.copyOf(all);
            }
        }
        throw new UnavailableException(
                "the list at the payment gateway does not end: " + operation.route(), false, null);
    }

    /** An id is a part of a path, and can come from a client. */
    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new RejectedException(BAD_REQUEST, "BAD_REQUEST_ERROR", "this is not an id of Razorpay");
        }
        return text;
    }
}
