package com.bharatmart.payment.razorpay;

import com.bharatmart.shared.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads fields that Razorpay's API may leave out. Each method throws {@link UnreadableResponseException}. */
final class ResponseFields {
    private ResponseFields() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableResponseException("it has no " + field);
        }
        return value;
    }

    static Money money(@Nullable Long paise, @Nullable String currency, String field) {
        return new Money(nonNegative(required(paise, field), field), currency(required(currency, "currency")));
    }

    static @Nullable Money moneyIfPresent(@Nullable Long paise, @Nullable String currency, String field) {
        return paise == null ? null : money(paise, currency, field);
    }

    static Money moneyOrZero(@Nullable Long paise, @Nullable String currency, String field) {
        return money(paise == null ? Long.valueOf(0) : paise, currency, field);
    }

    static <E extends Enum<E>> E constant(Class<E> type, @Nullable String text) {
        var word = required(text, "status");
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new UnreadableResponseException("its status is unknown");
        }
    }

    static Instant instant(@Nullable Long epochSecond, String field) {
        try {
            return Instant.ofEpochSecond(required(epochSecond, field));
        } catch (DateTimeException _) {
            throw new UnreadableResponseException("its %s is no time".formatted(field));
        }
    }

    private static long nonNegative(long paise, String field) {
        if (paise < 0) {
            throw new UnreadableResponseException("its %s is negative".formatted(field));
        }
        return paise;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new UnreadableResponseException("its currency is unknown");
        }
    }
}
