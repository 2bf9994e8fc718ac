package com.bharatmart.history;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.NewGatewayOrder;
import com.bharatmart.payment.gateway.NewGatewayQr;
import com.bharatmart.payment.gateway.NewGatewayRefund;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gateway, whose calls are points of the present {@link Execution} and have its faults. */
final class InterruptibleGateway implements PaymentGateway {

    private final PaymentGateway gateway;

    InterruptibleGateway(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String provider() {
        return gateway.provider();
    }

    @Override
    public String keyId() {
        return gateway.keyId();
    }

    @Override
    public boolean isAvailable() {
        return gateway.isAvailable();
    }

    @Override
    public GatewayOrder createOrder(NewGatewayOrder order) {
        return call(() -> gateway.createOrder(order));
    }

    @Override
    public GatewayOrder order(String providerOrderId) {
        return call(() -> gateway.order(providerOrderId));
    }

    @Override
    public List<GatewayPayment> paymentsOf(String providerOrderId) {
        return call(() -> gateway.paymentsOf(providerOrderId));
    }

    @Override
    public GatewayPayment payment(String providerPaymentId) {
        return call(() -> gateway.payment(providerPaymentId));
    }

    @Override
    public GatewayPayment capture(String providerPaymentId, Money amount) {
        return call(() -> gateway.capture(providerPaymentId, amount));
    }

    @Override
    public GatewayQr createQr(NewGatewayQr qr) {
        return call(() -> gateway.createQr(qr));
    }

    @Override
    public List<GatewayPayment> paymentsOfQr(String qrId) {
        return call(() -> gateway.paymentsOfQr(qrId));
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, NewGatewayRefund refund) {
        return call(true, () -> gateway.refund(providerPaymentId, refund));
    }

    @Override
    public GatewayRefund refund(String providerPaymentId, String providerRefundId) {
        return call(() -> gateway.refund(providerPaymentId, providerRefundId));
    }

    @Override
    public List<GatewayRefund> refundsOf(String providerPaymentId) {
        return call(() -> gateway.refundsOf(providerPaymentId));
    }

    @Override
    public List<SettlementItem> settlementItems(LocalDate day) {
        return call(() -> gateway.settlementItems(day));
    }

    @Override
    public boolean isSignedByClient(String providerOrderId, String providerPaymentId, @Nullable String signature) {
        return gateway.isSignedByClient(providerOrderId, providerPaymentId, signature);
    }

    @Override
    public boolean isSignedWebhook(byte[] body, @Nullable String signature) {
        return gateway.isSignedWebhook(body, signature);
    }

    private static <T> T call(Supplier<T> call) {
        return call(false, call);
    }

    private static <T> T call(boolean makesRefund, Supplier<T> call) {
        var execution = Execution.current();
        if (execution == null) {
            return call.get();
        }
        execution.before();
        var fault = execution.nextFault();
        if (fault == GatewayFault.UNAVAILABLE) {
            throw new UnavailableException("the gateway is away", false, null);
        }
        if (makesRefund && fault == GatewayFault.CONFLICT) {
            throw new RejectedException(409, "BAD_REQUEST_ERROR", "the first call still runs");
        }
        if (makesRefund && fault == GatewayFault.REFUSED) {
            throw new RejectedException(400, "BAD_REQUEST_ERROR", "refused by the test");
        }
        var result = call.get();
        execution.after();
        if (fault == GatewayFault.ANSWER_LOST) {
            throw new UnavailableException("the answer is lost", true, null);
        }
        return result;
    }
}
