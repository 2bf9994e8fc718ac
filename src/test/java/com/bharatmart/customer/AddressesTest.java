package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people are reached: by mail and by phone. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "Asha@Example.COM, asha@example.com",
        "' asha@example.com ', asha@example.com",
        "asha.r+shop@example.co.in, asha.r+shop@example.co.in",
        "asha@bücher.example, asha@xn--bcher-kva.example",
        "ASHA@XN--BCHER-KVA.example, asha@xn--bcher-kva.example",
        "आशा@example.com, आशा@example.com"
    })
    void spellingsOfOneAddressHaveOneKey(String address, String key) {
        assertThat(new EmailAddress(address).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "asha",
                "@example.com",
                "asha@",
                "asha@example",
                "a sha@example.com",
                "asha@exa mple.com",
                "asha..r@example.com",
                ".asha@example.com",
                "asha@-example.com",
                "asha@example..com",
                "asha@@example.com",
                "asha@example.com, b@example.com",
                "asha@example.com\r\nBcc: b@example.com",
                "\"asha\"@example.com",
                "asha@[127.0.0.1]"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void longAddressesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EmailAddress("a@" + "b".repeat(60).concat(".").repeat(5) + "com"));
    }

    @ParameterizedTest
    @CsvSource({
        "9876543210, +919876543210, IN",
        "09876543210, +919876543210, IN",
        "+91 98765-43210, +919876543210, IN",
        "+1 202 456 1111, +12024561111, US"
    })
    void numbersAreIndianUnlessTheySayOtherwise(String text, String e164, String country) {
        assertThat(new PhoneNumber(text).value()).isEqualTo(e164);
        assertThat(new PhoneNumber(text).country()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "12", "+91 12345", "98765432101234567890123456789012345"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @Test
    void passwordsAreTheSameFromEveryKeyboardAndPrintNowhere() {
        assertThat(new Password("ａmango")).isEqualTo(new Password("amango"));
        assertThat(new Password("amango")).asString().doesNotContain("mango");
    }
}
