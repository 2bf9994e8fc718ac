package com.bharatmart.notification;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderMessageService;
import com.bharatmart.order.OrderMessageView;
import com.bharatmart.order.OrderView;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages to the contact of an order. The contact is not verified: a message contains no address, and no text that the
 * buyer has entered, which would let a stranger use the shop to send any text.
 */
@Component
class OrderMessageComposer implements MessageComposer {

    private final OrderMessageService orders;
    private final OrderMessageValues orderValues;
    private final MessageTexts texts;
    private final SmsProperties smsProperties;
    private final OrderSmsProperties orderSmsProperties;

    OrderMessageComposer(
            OrderMessageService orders,
            OrderMessageValues orderValues,
            MessageTexts texts,
            SmsProperties smsProperties,
            OrderSmsProperties orderSmsProperties) {
        this.orders = orders;
        this.orderValues = orderValues;
        this.texts = texts;
        this.smsProperties = smsProperties;
        this.orderSmsProperties = orderSmsProperties;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(
                MessageKind.ORDER_PLACED,
                MessageKind.ORDER_SHIPPED,
                MessageKind.ORDER_DELIVERED,
                MessageKind.ORDER_CANCELLED);
    }

    @Override
    public Optional<MailClient.Mail> mail(QueuedMessage message) {
        return orders.find(new OrderId(message.subject()))
                .filter(view -> !view.order().contact().email().isEmpty())
                .map(view -> texts.mail(
                        message.kind(), view.order().contact().email(), mailValues(view, parcel(view, message))));
    }

    @Override
    public Optional<SmsClient.Sms> sms(QueuedMessage message) {
        var template = orderSmsProperties.of(message.kind());
        return orders.find(new OrderId(message.subject()))
                .filter(view ->
                        template.isSent() && !view.order().contact().phone().isEmpty())
                .map(view -> smsProperties.message(
                        view.order().contact().phone(),
                        MessageTexts.fill(
                                template.text(),
                                OrderMessageValues.ofSms(view.order(), shipment(parcel(view, message)))),
                        template.id()));
    }

    /** An order can have the same message once only, so there is nothing to note. */
    @Override
    public void sent(QueuedMessage message) {}

    private static @Nullable Fulfillment parcel(OrderMessageView view, QueuedMessage message) {
        return view.fulfillments().stream()
                .filter(parcel -> parcel.id().value().equals(message.part()))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> mailValues(OrderMessageView view, @Nullable Fulfillment parcel) {
        var order = view.order();
        var values = orderValues.ofMail(view);
        values.putAll(shipment(parcel));
        var sums = order.sums();
        values.put("subtotal", RupeeFormat.withSign(sums.subtotal()));
        values.put("discount", RupeeFormat.withSign(sums.discount()));
        values.put("shipping", RupeeFormat.withSign(sums.shipping()));
        values.put(
                "payment",
                texts.phrase(order.payment().method().isOnline() ? "payment.online" : "payment.COD", values));
        values.put("refund", refund(order.payment()));
        values.put("parcelLines", parcel == null ? "" : lines(parcel));
        var shipment = parcel == null ? null : parcel.shipment();
        var url = shipment == null ? null : shipment.trackingUrl();
        values.put("trackingLink", url == null ? "" : texts.phrase("tracking.link", Map.of("url", url)));
        return values;
    }

    private String refund(OrderView.Payment payment) {
        var refunded = payment.refunded();
        return refunded == null
                ? ""
                : texts.phrase("refund.requested", Map.of("amount", RupeeFormat.withSign(refunded)));
    }

    private static String lines(Fulfillment parcel) {
        return parcel.lines().stream()
                .map(line -> "%d × %s".formatted(line.quantity().value(), line.name()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> shipment(@Nullable Fulfillment parcel) {
        var shipment = parcel == null ? null : parcel.shipment();
        return Map.of(
                "carrier", shipment == null ? "" : shipment.carrier(),
                "tracking", shipment == null ? "" : shipment.trackingNumber());
    }
}
