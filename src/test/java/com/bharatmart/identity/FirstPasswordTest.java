package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class FirstPasswordTest {

    private static final String ME = "/api/v1/customers/me";
    private static final String PASSWORD = ME + "/password";
    private static final String BODY = "{\"password\": \"%s\"}".formatted(TestAccounts.PASSWORD);

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void customerWithoutPasswordAddsAnAddressAndAPassword() {
        var customer = byCode();
        var email = TestAccounts.newAddress();
        assertThat(customer.post(ME + "/email", "{\"email\": \"%s\"}".formatted(email))
                        .status())
                .isEqualTo(202);
        assertThat(TestAccounts.verify(http, accounts.mailedToken(email), "{}").status())
                .isEqualTo(204);

        var answer = customer.post(PASSWORD, BODY);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(customer.get(ME).problem(401)).isEqualTo("unauthenticated");
        var session = answer.header("X-Auth-Token").orElseThrow();
        assertThat(http.get(ME, "X-Auth-Token", session)
                        .json()
                        .get("hasPassword")
                        .asBoolean())
                .isTrue();
        assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD)
                        .json()
                        .at("/principal/id")
                        .asString())
                .isEqualTo(customer.id().toString());
        Awaitility.await()
                .until(() -> messages.to(email).stream()
                        .anyMatch(mail -> mail.subject().startsWith("Your password")));
    }

    @Test
    void passwordNeedsAnAddress() {
        assertThat(byCode().post(PASSWORD, BODY).problem(409)).isEqualTo("email_required");
    }

    @Test
    void existingPasswordCannotBeSetAgain() {
        assertThat(accounts.customer().post(PASSWORD, BODY).problem(409)).isEqualTo("password_exists");
    }

    @Test
    void loginMustBeFresh() {
        var customer = withoutPassword(accounts.customer());
        jdbc.sql("UPDATE login_session SET created_at = now() - INTERVAL '11 minutes' WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(customer.post(PASSWORD, BODY).problem(403)).isEqualTo("fresh_login_required");
    }

    @Test
    void weakPasswordIsRefused() {
        var customer = withoutPassword(accounts.customer());

        assertThat(customer.post(PASSWORD, "{\"password\": \"password1\"}").problem(400))
                .isEqualTo("validation_failed");
    }

    @Test
    void passwordIsForCustomersOnly() {
        assertThat(http.post(PASSWORD, BODY).problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).post(PASSWORD, BODY).problem(403)).isEqualTo("forbidden");
    }

    private SignedInClient byCode() {
        var phone = "+91967"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
        http.post("/api/v1/auth/otp", "{\"phone\": \"%s\"}".formatted(phone));
        Awaitility.await().until(() -> !messages.to(phone).isEmpty());
        var code = messages.to(phone).getFirst().find("\\b[0-9]{6}\\b");
        return SignedInClient.from(
                http,
                phone,
                http.post("/api/v1/auth/otp/verify", "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, code)));
    }

    private SignedInClient withoutPassword(SignedInClient customer) {
        jdbc.sql("UPDATE account SET password_hash = NULL WHERE id = ?")
                .param(customer.id())
                .update();
        return customer;
    }
}
