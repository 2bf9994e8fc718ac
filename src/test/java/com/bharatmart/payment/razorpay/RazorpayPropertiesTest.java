package com.bharatmart.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RazorpayPropertiesTest {

    private static final String PREFIX = "bharatmart.payment.razorpay.";

    @Test
    void hasDefaultsAndNoKey() {
        assertThat(bind(Map.of()))
                .isEqualTo(new RazorpayProperties(
                        URI.create("https://api.razorpay.com/v1"),
                        null,
                        null,
                        List.of(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        32,
                        Duration.ofSeconds(30)));
    }

    @Test
    void bindsAllByName() {
        assertThat(bind(Map.of(
                        PREFIX + "base-url", "http://localhost:1/v1",
                        PREFIX + "key-id", "rzp_test_1",
                        PREFIX + "key-secret", "s3cret-of-the-api",
                        PREFIX + "webhook-secrets", "first-secret,second-secret",
                        PREFIX + "connect-timeout", "1s",
                        PREFIX + "read-timeout", "3s",
                        PREFIX + "deadline", "7s",
                        PREFIX + "max-concurrent", "9",
                        PREFIX + "probe-interval", "1m")))
                .isEqualTo(new RazorpayProperties(
                        URI.create("http://localhost:1/v1"),
                        "rzp_test_1",
                        "s3cret-of-the-api",
                        List.of("first-secret", "second-secret"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(7),
                        9,
                        Duration.ofMinutes(1)));
    }

    @Test
    void bindsEnvironmentVariables() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of(
                                "BHARATMART_PAYMENT_RAZORPAY_KEYID", "rzp_test_1",
                                "BHARATMART_PAYMENT_RAZORPAY_KEYSECRET", "s3cret-of-the-api",
                                "BHARATMART_PAYMENT_RAZORPAY_WEBHOOKSECRETS_0", "first-secret",
                                "BHARATMART_PAYMENT_RAZORPAY_WEBHOOKSECRETS_1", "second-secret")));

        var properties = Binder.get(environment)
                .bind("bharatmart.payment.razorpay", RazorpayProperties.class)
                .get();

        assertThat(properties.keyId()).isEqualTo("rzp_test_1");
        assertThat(properties.webhookSecrets()).containsExactly("first-secret", "second-secret");
    }

    @Test
    void emptyKeyIsNone() {
        var properties =
                bind(Map.of(PREFIX + "key-id", " ", PREFIX + "key-secret", "", PREFIX + "webhook-secrets", ""));

        assertThat(properties.keyId()).isNull();
        assertThat(properties.keySecret()).isNull();
        assertThat(properties.webhookSecrets()).isEmpty();
    }

    @Test
    void halvesOfTheKeyNeedEachOther() {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "key-id", "rzp_test_1")))
                .rootCause()
                .hasMessageContaining("key-secret");
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "key-secret", "s3cret-of-the-api")))
                .rootCause()
                .hasMessageContaining("key-id")
                .hasMessageNotContaining("s3cret-of-the-api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.razorpay.com/v1",
                "/v1",
                "ftp://api.razorpay.com/v1",
                "https:///v1",
                "https://key:s3cret@api.razorpay.com/v1",
                "https://api.razorpay.com/v1?a=b"
            })
    void addressThatCannotBeCalledIsRejected(String url) {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "base-url", url)))
                .rootCause()
                .hasMessageContaining("bharatmart.payment.razorpay.base-url")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void secretsHaveNoBlanksAround() {
        var properties = bind(Map.of(
                PREFIX + "key-id", "rzp_test_1\n",
                PREFIX + "key-secret", " s3cret-of-the-api\n",
                PREFIX + "webhook-secrets[0]", "first-secret\n",
                PREFIX + "webhook-secrets[1]", "\n"));

        assertThat(properties.keyId()).isEqualTo("rzp_test_1");
        assertThat(properties.keySecret()).isEqualTo("s3cret-of-the-api");
        assertThat(properties.webhookSecrets()).containsExactly("first-secret");
    }

    @Test
    void textHasNoSecrets() {
        assertThat(bind(Map.of(
                                PREFIX + "key-id", "rzp_test_1",
                                PREFIX + "key-secret", "s3cret-of-the-api",
                                PREFIX + "webhook-secrets", "first-secret"))
                        .toString())
                .isEqualTo("Razorpay at https://api.razorpay.com/v1");
    }

    private static RazorpayProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.payment.razorpay", RazorpayProperties.class);
    }
}
