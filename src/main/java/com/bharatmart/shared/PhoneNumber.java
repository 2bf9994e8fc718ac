package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

/**
 * A telephone number that exists as far as its country's numbering plan goes; one without a country is Indian.
 *
 * @param value in E.164: {@code +919876543210}
 */
public record PhoneNumber(@JsonValue String value) {

    private static final String INDIA = "IN";
    private static final int LONGEST = 32;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        var plan = PhoneNumberUtil.getInstance();
        try {
            if (value.length() > LONGEST) {
                throw new IllegalArgumentException("must be a telephone number");
            }
            var number = plan.parse(value, INDIA);
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
