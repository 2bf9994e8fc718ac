package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged service without a mail server and an SMS gateway. */
@HttpTest
@Tag("instances")
class MissingDeliveryTest {

    @Test
    void missingDeliveryIsReported() {
        try (var service = ServiceProcess.start()) {
            var http = service.http();

            assertThat(http.post("/api/v1/auth/otp", "{\"phone\": \"9876543210\"}")
                            .problem(503))
                    .isEqualTo("feature_unavailable");
            assertThat(http.post("/api/v1/auth/password-resets", "{\"email\": \"a@example.com\"}")
                            .problem(503))
                    .isEqualTo("feature_unavailable");
            assertThat(TestAccounts.signUp(http, TestAccounts.newAddress()).problem(503))
                    .isEqualTo("feature_unavailable");
            assertThat(service.log()).contains("customers cannot sign up");
            assertThat(http.get("/local/messages?to=a").problem(404)).isEqualTo("not_found");
        }
    }
}
