package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.util.Locale;

/**
 * What people call an order, on the phone too: {@code BM-4071-5526-0193}. Eleven random digits, which tell nobody how
 * many orders there are, and Luhn's check digit (ISO/IEC 7812-1, annex B), which catches a mistyped one.
 */
@Embeddable
public record OrderNumber(@JsonValue String value) {

    /** There are so many numbers. */
    static final long COUNT = 100_000_000_000L;

    /**
     * The number made of one of the first {@link #COUNT} integers.
     *
     * @throws IllegalArgumentException for any other integer
     */
    static OrderNumber of(long serial) {
        if (serial < 0 || serial >= COUNT) {
            throw new IllegalArgumentException("not a serial of an order number: " + serial);
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
