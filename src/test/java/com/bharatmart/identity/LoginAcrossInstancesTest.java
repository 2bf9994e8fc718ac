package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All instances share logins. */
@HttpTest
@Tag("instances")
class LoginAcrossInstancesTest {

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    TestAccounts accounts;

    @Test
    void loginIsValidAtAnotherInstanceAndAfterARestart() {
        var customer = accounts.customer();
        try (var one = ServiceProcess.start();
                var other = ServiceProcess.start()) {
            customer = SignedInClient.loggedIn(one.http(), customer.email(), TestAccounts.PASSWORD);
            assertThat(customer.at(other.http()).get(SESSIONS).status()).isEqualTo(200);
        }
        try (var one = ServiceProcess.start();
                var other = ServiceProcess.start()) {
            assertThat(customer.at(one.http()).get(SESSIONS).status()).isEqualTo(200);
            assertThat(customer.at(other.http()).get(SESSIONS).status()).isEqualTo(200);
            assertThat(customer.at(one.http()).post("/api/v1/auth/logout", "").status())
                    .isEqualTo(204);
            assertThat(customer.at(other.http()).get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        }
    }
}
