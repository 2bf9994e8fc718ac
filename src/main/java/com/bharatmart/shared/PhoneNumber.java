package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;

/**
 * A telephone number that is valid in the numbering plan of its country. A number without a country code is Indian. The
 * E.164 form is stored, compared and called.
 *
 * <p>The accepted characters are ASCII digits, spaces of any width, dots, dashes, slashes, parentheses and a leading plus.
 * Invisible marks around the number are dropped: address books of phones copy them with it. The library accepts more:
 * digits of other scripts, letters for digits, extensions, and the URIs of RFC 3966 with their parameters. This class
 * rejects them, because a call would ignore part of them.
 *
 * @param value {@code +} and 15 digits at most (ITU-T E.164): {@code +919876543210}
 */
public record PhoneNumber(@JsonValue String value) {

    private static final String INDIA = "IN";
    private static final int MAX_LENGTH = 32;
    private static final int MAX_LENGTH_WITH_INVISIBLE = 64;
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");
    private static final Pattern INVISIBLE_ENDS = Pattern.compile("^[\\s\\p{Cf}]+|[\\s\\p{Cf}]+$");
    private static final Pattern WRITTEN = Pattern.compile("\\(?\\+?[0-9][0-9 ()./-]*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        var text = value.length() > MAX_LENGTH_WITH_INVISIBLE ? "" : trimmed(value);
        if (text.length() > MAX_LENGTH || !WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a telephone number");
        }
        var plan = PhoneNumberUtil.getInstance();
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

    /** The country of the numbering plan, by ISO 3166. */
    public String country() {
        return String.valueOf(PhoneNumberUtil.getInstance().getRegionCodeForNumber(parsed()));
    }

    /** True for every number of a plan that does not tell mobile numbers apart, such as that of the United States. */
    public boolean isMobile() {
        return switch (PhoneNumberUtil.getInstance().getNumberType(parsed())) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> true;
            default -> false;
        };
    }

    private static String trimmed(String text) {
        return INVISIBLE_ENDS.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
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
