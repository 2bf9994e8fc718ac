package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PlainText;
import java.util.regex.Pattern;

/**
 * Reads a price in rupees: {@code 1299.50}, also with a sign ({@code ₹1299}, {@code Rs. 1299}, {@code INR 1299}), and with
 * commas that group thousands or lakhs ({@code 12,34,567.00}). A comma anywhere else may be meant as a decimal point, and in
 * the scientific form ({@code 1.3E+3}) a spreadsheet may have dropped digits, so both are rejected.
 */
final class ImportedPrice {

    private static final Pattern PRICE = Pattern.compile(
            "(?:(?:₹|rs\\.?|inr)\\s*)?"
                    + "(-?(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d?(?:,\\d{2})*,\\d{3})(?:\\.\\d+)?)",
            Pattern.CASE_INSENSITIVE);

    private ImportedPrice() {}

    static boolean isPrice(String text) {
        return PRICE.matcher(text).matches();
    }

    /** Throws {@link InvalidRowException} if the field is blank or not a price. */
    static Money of(ImportRow row, ImportColumn column) {
        var text = row.raw(column).strip();
        if (text.isEmpty()) {
            throw new InvalidRowException("\"%s\" is blank".formatted(row.name(column)));
        }
        try {
            var matcher = PRICE.matcher(text);
            var price = Money.rupees(matcher.matches() ? matcher.group(1).replace(",", "") : text);
            if (price.compareTo(Money.ZERO) < 0 || price.compareTo(ProductLimits.MAX_PRICE) > 0) {
                throw new InvalidRowException(
                        "\"%s\" is not between 0 and 1 crore rupees: \"%s\"".formatted(row.name(column), text));
            }
            return price;
        } catch (IllegalArgumentException e) {
            throw new InvalidRowException("\"%s\" is not a price in rupees, like 1299.50 or 1,299.50: \"%s\""
                    .formatted(row.name(column), PlainText.excerpt(text)));
        }
    }
}
