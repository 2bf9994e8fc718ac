package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mobile number of India, which carriers call before a delivery. It is written as any {@link PhoneNumber}.
 *
 * @param value in E.164 form: {@code +919876543210}
 */
public record IndianMobileNumber(@JsonValue String value) {

    /** The levels 6 to 9 are those of mobile services (National Numbering Plan of India). */
    private static final Pattern E164 = Pattern.compile("\\+91[6-9][0-9]{9}");

    /** @throws IllegalArgumentException if the text is not such a number */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IndianMobileNumber {
        value = new PhoneNumber(value).value();
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be an Indian mobile number: ten digits, with or without +91 or 0 before them");
        }
    }

    /** The E.164 form; null for no number. */
    public static @Nullable String valueOf(@Nullable IndianMobileNumber number) {
        return number == null ? null : number.value;
    }

    @Override
    public String toString() {
        return value;
    }
}
