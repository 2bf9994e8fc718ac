package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityPropertiesTest {

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(bound("bharatmart.login", LoginProperties.class, Map.of()))
                .isEqualTo(new LoginProperties(
                        Duration.ofDays(30), Duration.ofDays(90), Duration.ofHours(1), Duration.ofHours(12)));
        assertThat(bound("bharatmart.password-reset", PasswordResetProperties.class, Map.of()))
                .isEqualTo(new PasswordResetProperties(Duration.ofMinutes(30), 3));
        assertThat(bound("bharatmart.email-verification", EmailVerificationProperties.class, Map.of()))
                .isEqualTo(new EmailVerificationProperties(Duration.ofHours(24)));
        assertThat(bound("bharatmart.one-time-code", OneTimeCodeProperties.class, Map.of()))
                .isEqualTo(new OneTimeCodeProperties(Set.of("IN"), Duration.ofMinutes(5), 5, Duration.ofSeconds(30)));
    }

    @Test
    void hasNoFirstMemberByDefault() {
        var properties = bound("bharatmart.staff.first", FirstStaffProperties.class, Map.of());

        assertThat(properties.email()).isNull();
        assertThat(properties.password()).isNull();
    }

    @Test
    void firstMemberNeedsAddressAndPasswordAndHidesThePassword() {
        var both =
                Map.of("bharatmart.staff.first.email", "a@example.com", "bharatmart.staff.first.password", "mangoes");

        assertThat(bound("bharatmart.staff.first", FirstStaffProperties.class, both))
                .asString()
                .doesNotContain("mangoes");
        assertThatThrownBy(() -> bound(
                        "bharatmart.staff.first",
                        FirstStaffProperties.class,
                        Map.of("bharatmart.staff.first.email", "a@example.com")))
                .rootCause()
                .hasMessageContaining("belong together");
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
    }
}
