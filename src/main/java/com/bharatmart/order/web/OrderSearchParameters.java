package com.bharatmart.order.web;

import com.bharatmart.order.OrderNumber;
import com.bharatmart.shared.PlainText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The valid parameters of a search of which staff may know only a part. */
record OrderSearchParameters(
        @Nullable String number,
        @Nullable String name,
        @Nullable PhoneSearch phone,
        @Nullable String tag) {

    private static final int DIGITS_OF_NUMBER = 12;

    @Nullable OrderNumber wholeNumber() {
        var digits = digits(number);
        return digits == null || digits.length() < DIGITS_OF_NUMBER
                ? null
                : new OrderNumber(
                        "BM-%s-%s-%s".formatted(digits.substring(0, 4), digits.substring(4, 8), digits.substring(8)));
    }

    @Nullable String numberPart() {
        var digits = digits(number);
        return digits == null || digits.length() == DIGITS_OF_NUMBER ? null : digits;
    }

    @Nullable String wholePhone() {
        return phone == null || !phone.isWhole() ? null : phone.value();
    }

    @Nullable String phoneEnd() {
        return phone == null || phone.isWhole() ? null : phone.value();
    }

    @Nullable String words() {
        return name == null ? null : PlainText.tidy(name);
    }

    @Nullable String tidyTag() {
        return tag == null ? null : OrderTagsRequest.Tag.tidy(tag);
    }

    private static @Nullable String digits(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT).replaceAll("[^0-9]", "");
    }
}
