package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The number of an order for people: {@code BM-4071-5526-0193}. It has eleven random digits, so that it does not reveal
 * the number of orders, and the Luhn check digit (ISO/IEC 7812-1, annex B), which reveals a mistyped digit.
 */
public record OrderNumber(@JsonValue String value) {

    /** The number of possible order numbers. */
    static final long COUNT = 100_000_000_000L;

    /**
     * The order number of a serial.
     *
     * @throws IllegalArgumentException if the serial is not between 0 and {@link #COUNT} - 1
     */
    static OrderNumber of(long serial) {
        if (serial < 0 || serial >= COUNT) {
            throw new IllegalArgumentException(
                    "a serial of an order number is from 0 to 99,999,999,999, not " + serial);
        }
        var digits = String.format(Locale.ROOT, "%011d", serial);
        digits += checkDigit(digits);
        return new OrderNumber(
                "BM-" + digits.substring(0, 4) + '-' + digits.substring(4, 8) + '-' + digits.substring(8));
    }

    private static int checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var doubled = (digits.charAt(i) - '0') * (i % 2 == digits.length() % 2 ? 1 : 2);
            sum += doubled / 10 + doubled % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
