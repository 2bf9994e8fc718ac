package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "9876543210, +919876543210, IN",
        "09876543210, +919876543210, IN",
        "919876543210, +919876543210, IN",
        "+91 98765-43210, +919876543210, IN",
        "(+91) 98765 43210, +919876543210, IN",
        "+91 (0)98765.43210, +919876543210, IN",
        "0091 98765 43210, +919876543210, IN",
        "' 9876543210 ', +919876543210, IN",
        "+1 202 456 1111, +12024561111, US"
    })
    void numberWithoutCountryCodeIsIndian(String text, String e164, String country) {
        assertThat(new PhoneNumber(text).value()).isEqualTo(e164);
        assertThat(new PhoneNumber(text).country()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "12", "+91 12345", "98765432101234567890123456789012345"})
    void invalidNumberIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0669\u0668\u0667\u0666\u0665\u0664\u0663\u0662\u0661\u0660",
                "\uFF19\uFF18\uFF17\uFF16\uFF15\uFF14\uFF13\uFF12\uFF11\uFF10",
                "\u096F\u096E\u096D\u096C\u096B\u096A\u0969\u0968\u0967\u0966",
                "\uFF0B919876543210",
                "987654321\u0660",
                "98765\u200B43210",
                "98765\u201143210",
                "1-800-FLOWERS",
                "+1 800 FLOWERS",
                "987654321O",
                "9876543210 ext. 5",
                "9876543210;ext=5",
                "9876543210x5",
                "9876543210#5",
                "9876543210,,5",
                "tel:+919876543210",
                "tel:9876543210;phone-context=+91",
                "9876543210;phone-context=+1",
                "9876543210;isub=12",
                "+91+9876543210",
                "9876543210\r\n9876543211",
                "9876543210 / 9876543211",
                "9876543210\u0000"
            })
    void textThatTheLibraryWouldInterpretIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @Test
    void allFormatsOfANumberAreEqual() {
        var plan = PhoneNumberUtil.getInstance();
        var wrong = new ArrayList<String>();
        var numbers = 0;
        for (var region : plan.getSupportedRegions()) {
            for (var type : PhoneNumberType.values()) {
                var example = plan.getExampleNumberForType(region, type);
                if (example == null || !plan.isValidNumber(example)) {
                    continue;
                }
                numbers++;
                var e164 = plan.format(example, PhoneNumberFormat.E164);
                var written = new ArrayList<>(List.of(e164, plan.format(example, PhoneNumberFormat.INTERNATIONAL)));
                if (region.equals("IN")) {
                    written.add(plan.format(example, PhoneNumberFormat.NATIONAL));
                }
                written.stream().filter(text -> !isAccepted(e164, text)).forEach(wrong::add);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(numbers).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "98765\u00A043210",
                "+91\u202F98765\u200943210",
                "\u202A+91 98765 43210\u202C",
                "\u200E9876543210\u200E",
                "\uFEFF9876543210\t"
            })
    void unusualSpacesAndInvisibleEndsAreDropped(String text) {
        assertThat(new PhoneNumber(text).value()).isEqualTo("+919876543210");
    }

    @Test
    void everyNumberOfAnIndianMobileLevelIsAccepted() {
        for (var series = 600; series <= 999; series++) {
            var number = new PhoneNumber(series + "5432109");
            assertThat(number.value()).isEqualTo("+91" + series + "5432109");
            assertThat(number.country()).isEqualTo("IN");
        }
    }

    private static boolean isAccepted(String e164, String text) {
        try {
            return new PhoneNumber(text).value().equals(e164);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
