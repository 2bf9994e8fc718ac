package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that takes money from shoppers for the shop. There is no such bean without configured keys; the shop then takes
 * cash on delivery only.
 *
 * <p>Calls take up to the deadline of the gateway's configuration, so they are not made inside a transaction. Each throws
 * {@link PaymentGatewayException.UnavailableException} or {@link PaymentGatewayException.RejectedException}.
 */
public interface PaymentGateway {

    /** The name of the gateway in responses, for example {@code razorpay}. */
    String provider();

    /** The public half of the key, which the SDK in the client needs. */
    String keyId();

    /** False while the gateway is known to be away, so that calls would fail at once. */
    default boolean isAvailable() {
        return true;
    }

    /** Makes an order, to which the shopper pays. A repetition with the same receipt returns the same order. */
    GatewayOrder createOrder(NewGatewayOrder order);

    GatewayOrder order(String providerOrderId);

    /** All attempts to pay an order, in no particular sequence. */
    List<GatewayPayment> paymentsOf(String providerOrderId);

    GatewayPayment payment(String providerPaymentId);

    /**
     * Takes the money of an authorized payment. A call whose response was lost is settled by reading the payment, because a
     * second capture is an error.
     *
     * @param amount exactly the authorized amount
     */
    GatewayPayment capture(String providerPaymentId, Money amount);

    /** Makes a QR code for one payment of a fixed amount. A repetition makes another code. */
    GatewayQr createQr(NewGatewayQr qr);

    /** The payments by a QR code: at most one, unless the gateway made a mistake. */
    List<GatewayPayment> paymentsOfQr(String qrId);

    /** Sends money back. A repetition with the same key returns the same refund. */
    GatewayRefund refund(String providerPaymentId, NewGatewayRefund refund);

    GatewayRefund refund(String providerPaymentId, String providerRefundId);

    List<GatewayRefund> refundsOf(String providerPaymentId);

    /** All entries of the settlement report of a day, in Indian time. */
    List<SettlementItem> settlementItems(LocalDate day);

    /** Whether the gateway signed the result that a client reports. Takes the same time for every wrong signature. */
    boolean isSignedByClient(String providerOrderId, String providerPaymentId, @Nullable String signature);

    /** Whether one of the configured secrets signed the body. Takes the same time for every wrong signature. */
    boolean isSignedWebhook(byte[] body, @Nullable String signature);
}
