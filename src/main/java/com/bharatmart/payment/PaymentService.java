package com.bharatmart.payment;

import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.upi.UpiQrImage;
import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments of orders through the gateway. */
@Service
public class PaymentService {

    private static final Logger log = LoggerFactory.getLogger(PaymentService.class);

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final PaymentOpener opener;
    private final PaymentReconciliation reconciliation;
    private final PaymentProperties properties;
    private final AsyncTaskExecutor tasks;

    PaymentService(
            ObjectProvider<PaymentGateway> gateway,
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            PaymentOpener opener,
            PaymentReconciliation reconciliation,
            PaymentProperties properties,
            AsyncTaskExecutor applicationTaskExecutor) {
        this.gateway = gateway;
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.opener = opener;
        this.reconciliation = reconciliation;
        this.properties = properties;
        this.tasks = applicationTaskExecutor;
    }

    /** Whether a gateway is configured. Otherwise the shop takes cash on delivery only. */
    public boolean isOffered() {
        return gateway.getIfAvailable() != null;
    }

    /** Whether a payment can be started now: a gateway is configured, and not known to be away. */
    public boolean isAvailable() {
        return isOffered() && gateway.getObject().isAvailable();
    }

    /** How long a shopper has to pay. */
    public Duration hold() {
        return properties.hold();
    }

    public boolean isOffered(OnlineMethod method) {
        return isOffered() && properties.methods().contains(method);
    }

    /**
     * Starts an attempt to pay an order: its row only. {@link #open} follows after the commit.
     *
     * @param number of the order, as the shopper knows it
     * @param hold how long the shop waits for the money
     * @throws PaymentException.NotOfferedException if the shop does not offer the method
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentView start(OrderReference order, String number, OnlineMethod method, Money amount, Duration hold) {
        if (!isOffered(method)) {
            throw new PaymentException.NotOfferedException();
        }
        var id = PaymentId.next();
        var provider = gateway.getObject().provider();
        payments.add(
                new PaymentRepository.NewPayment(id, order, number, method, provider, amount, hold),
                properties.reconcile().interval());
        return view(payments.find(id).orElseThrow());
    }

    /**
     * Has the gateway make the order or QR code of the attempt, if it is not there. Waits for the gateway for the budget of a
     * checkout: the view is without it if that is too short, and a later call returns it.
     *
     * @throws PaymentException.NotFoundException if there is no such attempt
     */
    public PaymentView open(PaymentId id) {
        NoTransaction.require();
        var attempt = payments.find(id).orElseThrow(PaymentException.NotFoundException::new);
        if (!attempt.isOpen() && attempt.isOpenable() && isOffered() && opener.claim(attempt)) {
            open(attempt);
        }
        return view(payments.find(id).orElse(attempt));
    }

    /**
     * Another thread calls the gateway, and stores the answer if this one has stopped waiting for it. Other requests go on
     * meanwhile.
     */
    private void open(PaymentAttempt attempt) {
        var call = tasks.submitCompletable(() -> opener.make(attempt));
        try {
            AdmissionPermit.releasedWhile(
                            () -> call.get(properties.checkoutBudget().toMillis(), TimeUnit.MILLISECONDS))
                    .run();
        } catch (TimeoutException _) {
            log.info(
                    "The gateway is slow: payment {} goes on without its order",
                    attempt.id().value());
            var _ = call.whenComplete((made, failure) -> finish(
                    attempt,
                    made,
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure));
        } catch (ExecutionException e) {
            finish(attempt, null, e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("waiting throws no other exception", e);
        }
    }

    private void finish(PaymentAttempt attempt, @Nullable Runnable made, @Nullable Throwable failure) {
        if (made != null) {
            made.run();
            return;
        }
        opener.release(attempt);
        var id = attempt.id().value();
        switch (failure) {
            case UnavailableException e -> log.info("Payment {} is not at the gateway yet: {}", id, e.getMessage());
            case RejectedException e -> log.error("The gateway refused payment {}: {}", id, e.getMessage());
            case null, default -> log.error("Payment {} could not be opened", id, failure);
        }
    }

    /** The newest attempt. */
    public Optional<PaymentView> latest(OrderReference order) {
        return payments.ofOrder(order).stream().findFirst().map(this::view);
    }

    /** The newest attempt first. */
    public List<PaymentView> list(OrderReference order) {
        return payments.ofOrder(order).stream().map(this::view).toList();
    }

    /**
     * The client reports that the shopper has paid. The gateway is asked, since a signature says nothing about the amount.
     *
     * @throws PaymentException.NotFoundException if the order does not have the attempt
     * @throws PaymentException.SignatureInvalidException if the gateway has not signed the report, or it is about another
     *     attempt
     */
    public PaymentConfirmation confirm(OrderReference order, PaymentId id, ClientSignature signature) {
        NoTransaction.require();
        var attempt = payments.find(id)
                .filter(found -> found.order().equals(order))
                .orElseThrow(PaymentException.NotFoundException::new);
        if (!isSigned(signature)) {
            throw new PaymentException.SignatureInvalidException();
        }
        try {
            requireOfAttempt(attempt, signature);
            if (!isSettled(attempt, signature)) {
                var read = gateway.getObject().payment(signature.providerPaymentId());
                reconciliation.settle(payments.find(id).orElseThrow(), List.of(read));
            }
            return PaymentConfirmation.CONFIRMED;
        } catch (UnavailableException e) {
            log.info("Payment {} is confirmed later: {}", id.value(), e.getMessage());
            return PaymentConfirmation.PENDING;
        } catch (RejectedException e) {
            log.warn("The gateway does not have the payment that it has signed: {}", e.getMessage());
            return PaymentConfirmation.PENDING;
        }
    }

    private boolean isSigned(ClientSignature signature) {
        return isOffered()
                && gateway.getObject()
                        .isSignedByClient(
                                signature.providerOrderId(), signature.providerPaymentId(), signature.signature());
    }

    /** The answer with the order of the gateway may have been lost here and not at the client. */
    private void requireOfAttempt(PaymentAttempt attempt, ClientSignature signature) {
        var known = attempt.providerOrderId();
        if (known == null) {
            known = opener.findByReceipt(new GatewayReference(null, signature.providerOrderId(), null))
                    .filter(found -> found.id().equals(attempt.id()))
                    .map(PaymentAttempt::providerOrderId)
                    .orElse(null);
        }
        if (!signature.providerOrderId().equals(known)) {
            throw new PaymentException.SignatureInvalidException();
        }
    }

    /** A repetition needs no gateway. */
    private boolean isSettled(PaymentAttempt attempt, ClientSignature signature) {
        return gatewayPayments
                .find(signature.providerPaymentId())
                .filter(payment -> payment.payment().equals(attempt.id()))
                .filter(PaymentTransaction::isCaptured)
                .isPresent();
    }

    /** The order is paid, canceled or expired: money that comes later goes back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(OrderReference order) {
        payments.end(order);
    }

    private PaymentView view(PaymentAttempt attempt) {
        var configured = gateway.getIfAvailable();
        var uri = attempt.upiUri();
        return new PaymentView(
                attempt.id(),
                attempt.method(),
                attempt.status(),
                attempt.provider(),
                attempt.providerOrderId(),
                configured == null ? "" : configured.keyId(),
                attempt.amount(),
                uri == null || !UpiQrImage.isLink(uri) ? null : new PaymentView.Upi(uri, UpiQrImage.dataUri(uri)),
                attempt.expiresAt());
    }
}
