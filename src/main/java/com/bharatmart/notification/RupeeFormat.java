package com.bharatmart.notification;

import com.bharatmart.shared.Money;
import java.math.BigDecimal;

/** Amounts as people in India write them: the last three digits of the rupees form a group, the others pairs. */
final class RupeeFormat {

    private static final int PAISE_DIGITS = 2;

    private RupeeFormat() {}

    /** {@code ₹12,34,567.80} */
    static String withSign(Money amount) {
        return (amount.amount() < 0 ? "-₹" : "₹") + digits(amount);
    }

    /** {@code Rs 12,34,567.80}: the sign ₹ would more than halve the length that a text message can have. */
    static String inAscii(Money amount) {
        return (amount.amount() < 0 ? "-Rs " : "Rs ") + digits(amount);
    }

    private static String digits(Money amount) {
        var number = BigDecimal.valueOf(amount.amount(), PAISE_DIGITS).abs().toPlainString();
        var point = number.length() - PAISE_DIGITS - 1;
        return number.substring(0, point).replaceAll("(\\d)(?=(\\d\\d)+\\d$)", "$1,") + number.substring(point);
    }
}
