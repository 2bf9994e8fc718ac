package com.bharatmart.notification;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderMessageService;
import com.bharatmart.order.OrderMessageView;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.RefundService;
import com.bharatmart.payment.RefundView;
import com.bharatmart.shared.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages about the money of an order to its contact, as {@link OrderMessageComposer}. */
@Component
class PaymentMessageComposer implements MessageComposer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("h:mm a 'on' d MMMM", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private final OrderMessageService orders;
    private final RefundService refunds;
    private final OrderMessageValues orderValues;
    private final MessageTexts texts;
    private final SmsProperties smsProperties;
    private final PaymentSmsProperties paymentSmsProperties;

    PaymentMessageComposer(
            OrderMessageService orders,
            RefundService refunds,
            OrderMessageValues orderValues,
            MessageTexts texts,
            SmsProperties smsProperties,
            PaymentSmsProperties paymentSmsProperties) {
        this.orders = orders;
        this.refunds = refunds;
        this.orderValues = orderValues;
        this.texts = texts;
        this.smsProperties = smsProperties;
        this.paymentSmsProperties = paymentSmsProperties;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(
                MessageKind.ORDER_EXPIRED,
                MessageKind.PAYMENT_FAILED,
                MessageKind.PAYMENT_RETURNED,
                MessageKind.REFUND_PROCESSED);
    }

    @Override
    public Optional<MailClient.Mail> mail(QueuedMessage message) {
        return current(message)
                .filter(view -> !view.order().contact().email().isEmpty())
                .map(view ->
                        texts.mail(message.kind(), view.order().contact().email(), mailValues(view, refund(message))));
    }

    @Override
    public Optional<SmsClient.Sms> sms(QueuedMessage message) {
        var template = paymentSmsProperties.of(message.kind());
        return current(message)
                .filter(view ->
                        template.isSent() && !view.order().contact().phone().isEmpty())
                .map(view -> smsProperties.message(
                        view.order().contact().phone(),
                        MessageTexts.fill(
                                template.text(),
                                OrderMessageValues.ofSms(
                                        view.order(),
                                        Map.of("amount", RupeeFormat.inAscii(amount(view, refund(message)))))),
                        template.id()));
    }

    /** Each is sent once only, so there is nothing to note. */
    @Override
    public void sent(QueuedMessage message) {}

    /** A failed payment is no news once the order is paid otherwise or has ended. */
    private Optional<OrderMessageView> current(QueuedMessage message) {
        return orders.find(new OrderId(message.subject()))
                .filter(view -> message.kind() != MessageKind.PAYMENT_FAILED
                        || view.order().status() == OrderStatus.PENDING_PAYMENT);
    }

    private @Nullable RefundView refund(QueuedMessage message) {
        return refunds.list(new OrderReference(message.subject())).stream()
                .filter(refund -> refund.id().value().equals(message.part()))
                .findFirst()
                .orElse(null);
    }

    private static Money amount(OrderMessageView view, @Nullable RefundView refund) {
        return refund == null ? view.order().sums().total() : refund.amount();
    }

    private Map<String, String> mailValues(OrderMessageView view, @Nullable RefundView refund) {
        var values = orderValues.ofMail(view);
        values.put("amount", RupeeFormat.withSign(amount(view, refund)));
        var reference = refund == null ? null : refund.reference();
        values.put(
                "reference", reference == null ? "" : texts.phrase("refund.reference", Map.of("reference", reference)));
        var attempt = view.order().payment().attempt();
        values.put("deadline", attempt == null ? "" : deadline(attempt.expiresAt()));
        return values;
    }

    private String deadline(Instant time) {
        return texts.phrase("payment.deadline", Map.of("time", TIME.format(time)));
    }
}
