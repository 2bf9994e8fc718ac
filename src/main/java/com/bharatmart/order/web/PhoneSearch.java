package com.bharatmart.order.web;

import com.bharatmart.shared.IndianMobileNumber;

/**
 * The phone of a contact, or the end of it.
 *
 * @param value the number in E.164 form, or its last four to nine digits
 */
record PhoneSearch(String value) {

    /** Throws {@link IllegalArgumentException} for any other text. Public, because a conversion of Spring calls it. */
    public PhoneSearch {
        if (!value.matches("[0-9]{4,9}")) {
            value = new IndianMobileNumber(value).value();
        }
    }

    boolean isWhole() {
        return value.startsWith("+");
    }
}
