package com.bharatmart.notification;

import com.bharatmart.order.OrderMessageView;
import com.bharatmart.order.OrderView;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The variables that all messages about an order have. */
@Component
class OrderMessageValues {

    /** A variable of a registered text has at most 30 characters (TRAI, templates for commercial communications). */
    private static final int MAX_SMS_VARIABLE = 30;

    private final MessageTexts texts;
    private final MailProperties mailProperties;

    OrderMessageValues(MessageTexts texts, MailProperties mailProperties) {
        this.texts = texts;
        this.mailProperties = mailProperties;
    }

    /** The variables of a mail, which the caller can add to. */
    Map<String, String> ofMail(OrderMessageView view) {
        var order = view.order();
        var values = new HashMap<String, String>();
        values.put("shop", mailProperties.shopName());
        values.put("number", order.number().value());
        values.put("total", RupeeFormat.withSign(order.sums().total()));
        values.put("lines", lines(order));
        values.put("access", access(view, values));
        return values;
    }

    /**
     * Shortens the variables of a text message to the length that operators accept.
     *
     * @param more those beside the number and the total of the order
     */
    static Map<String, String> ofSms(OrderView order, Map<String, String> more) {
        var values = new HashMap<>(more);
        values.put("number", order.number().value());
        values.put("total", RupeeFormat.inAscii(order.sums().total()));
        values.replaceAll(
                (_, value) -> value.length() > MAX_SMS_VARIABLE ? value.substring(0, MAX_SMS_VARIABLE) : value);
        return values;
    }

    private String access(OrderMessageView view, Map<String, String> values) {
        var link = mailProperties.orderLink(view.order().number().value());
        var access = texts.phrase(view.guest() ? "access.guest" : "access.account", values);
        return link == null ? access : access + '\n' + texts.phrase("access.link", Map.of("link", link));
    }

    private static String lines(OrderView order) {
        return order.lines().stream()
                .map(line -> "%d × %s: %s"
                        .formatted(line.quantity().value(), line.name(), RupeeFormat.withSign(line.lineTotal())))
                .collect(Collectors.joining("\n"));
    }
}
