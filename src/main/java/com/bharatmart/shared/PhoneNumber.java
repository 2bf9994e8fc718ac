package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;

/**
 * A telephone number that exists as far as its country's numbering plan goes; one without a country is Indian. The
 * E.164 form is what is stored, compared and called.
 *
 * <p>Written with ASCII digits, spaces, dots, dashes, slashes and parentheses, with a plus in front or not. What the library
 * would take besides is refused, since not all of it would be called: digits of other scripts, letters for digits,
 * extensions, and the URIs of RFC 3966 with their parameters.
 *
 * @param value {@code +} and 15 digits at most (ITU-T E.164): {@code +919876543210}
 */
public record PhoneNumber(@JsonValue String value) {

    private static final String INDIA = "IN";
    private static final int MAX_LENGTH = 32;
    private static final Pattern WRITTEN = Pattern.compile("\\(?\\+?[0-9][0-9 ()./-]*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        var plan = PhoneNumberUtil.getInstance();
        var text = value.strip();
        if (text.length() > MAX_LENGTH || !WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a telephone number");
        }
        try {
            var number = plan.parse(text, INDIA);
            if (!plan.isValidNumber(number)) {
                throw new IllegalArgumentException("must be a telephone number that can exist");
            }
            value = plan.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("must be a telephone number", e);
        }
    }

    /** Whose numbering plan it belongs to, by ISO 3166. */
    public String country() {
        return String.valueOf(PhoneNumberUtil.getInstance().getRegionCodeForNumber(parsed()));
    }

    /** As far as the numbering plan tells: that of the United States does not. */
    public boolean isMobile() {
        return switch (PhoneNumberUtil.getInstance().getNumberType(parsed())) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> true;
            default -> false;
        };
    }

    private Phonenumber.PhoneNumber parsed() {
        try {
            return PhoneNumberUtil.getInstance().parse(value, INDIA);
        } catch (NumberParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
