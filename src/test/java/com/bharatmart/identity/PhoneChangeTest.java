package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class PhoneChangeTest {

    private static final String ME = "/api/v1/customers/me";
    private static final String PHONE = ME + "/phone";
    private static final String OTP = "/api/v1/auth/otp";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void codeVerifiesThePhoneWhichThenLogsIn() {
        var customer = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);
        var phone = newPhone();
        var code = requested(customer, phone);
        assertThat(isVerified(customer)).isFalse();

        assertThat(verify(customer, code).status()).isEqualTo(204);

        assertThat(isVerified(customer)).isTrue();
        assertThat(customer.get(ME).json().get("phone").asString()).isEqualTo(phone);
        assertThat(elsewhere.get(ME).problem(401)).isEqualTo("unauthenticated");
        assertThat(logIn(phone, codeForLogin(phone)).json().at("/principal/id").asString())
                .isEqualTo(customer.id().toString());
        Awaitility.await()
                .until(() -> messages.to(customer.email()).stream()
                        .anyMatch(mail -> mail.subject().startsWith("A phone was added")));
    }

    @Test
    void verificationCodeDoesNotLogIn() {
        var customer = accounts.customer();
        var phone = newPhone();
        var code = requested(customer, phone);

        assertThat(logIn(phone, code).problem(401)).isEqualTo("invalid_code");

        assertThat(verify(customer, code).status()).isEqualTo(204);
    }

    @Test
    void loginCodeDoesNotVerifyAPhone() {
        var customer = accounts.customer();
        var phone = newPhone();
        requested(customer, phone);
        var code = codeForLogin(phone);

        assertThat(verify(customer, code).problem(422)).isEqualTo("invalid_code");

        assertThat(isVerified(customer)).isFalse();
    }

    @Test
    void codeOfOneAccountDoesNotVerifyThePhoneForAnother() {
        var customer = accounts.customer();
        var other = accounts.customer();
        var phone = newPhone();
        var code = requested(customer, phone);

        assertThat(verify(other, code).problem(422)).isEqualTo("invalid_code");
    }

    @Test
    void fiveWrongGuessesInvalidateTheCode() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());

        for (var n = 1; n <= 5; n++) {
            assertThat(verify(customer, other(code, n)).problem(422)).isEqualTo("invalid_code");
        }

        assertThat(verify(customer, code).problem(422)).isEqualTo("invalid_code");
    }

    @Test
    void expiredCodeIsInvalid() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());
        jdbc.sql("UPDATE phone_change SET expires_at = now() WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(verify(customer, code).problem(422)).isEqualTo("invalid_code");
    }

    @Test
    void concurrentRequestsUseACodeOnce() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());

        var statuses = InParallel.run(Collections.nCopies(
                4, (Callable<Integer>) () -> verify(customer, code).status()));

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 422);
    }

    @Test
    void phoneOfAnotherAccountIsRevealedOnlyAfterVerification() {
        var phone = newPhone();
        var owner = accounts.customer();
        assertThat(verify(owner, requested(owner, phone)).status()).isEqualTo(204);
        resetPause(phone);
        var customer = accounts.customer();

        var code = requested(customer, phone);

        assertThat(verify(customer, other(code, 1)).problem(422)).isEqualTo("invalid_code");
        assertThat(verify(customer, code).problem(409)).isEqualTo("phone_taken");
        assertThat(isVerified(customer)).isFalse();
        assertThat(isVerified(owner)).isTrue();
    }

    @Test
    void changeOfThePasswordEndsTheRequest() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());
        var changed = customer.post("/api/v1/auth/password", """
                {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD));
        var after = SignedInClient.loggedIn(http, customer.email(), "litchis ripen in june");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(verify(after, code).problem(422)).isEqualTo("invalid_code");
        assertThat(isVerified(after)).isFalse();
    }

    @Test
    void loginAndVerificationCodesShareOneLimit() {
        var customer = accounts.customer();
        var phone = newPhone();
        requested(customer, phone);

        var tooSoon = http.post(OTP, "{\"phone\": \"%s\"}".formatted(phone));

        assertThat(tooSoon.problem(429)).isEqualTo("rate_limited");
        assertThat(tooSoon.header("Retry-After")).isPresent();
    }

    @Test
    void accountWithAPasswordNeedsThePassword() {
        var customer = accounts.customer();

        assertThat(customer.post(PHONE, "{\"phone\": \"%s\"}".formatted(newPhone()))
                        .problem(400))
                .isEqualTo("validation_failed");
        assertThat(change(customer, newPhone(), "not the password").problem(422))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void repeatedVerificationGetsTheStoredResponse() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());
        var key = UUID.randomUUID().toString();

        assertThat(verify(customer, code, "Idempotency-Key", key).status()).isEqualTo(204);
        var again = verify(customer, code, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void codeIsNotStored() {
        var customer = accounts.customer();
        var code = requested(customer, newPhone());

        assertThat(jdbc.sql("SELECT code_hash FROM phone_change WHERE account_id = ?")
                        .param(customer.id())
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain(code);
    }

    @Test
    void phoneIsForCustomersOnly() {
        var body = "{\"phone\": \"%s\"}".formatted(newPhone());

        assertThat(http.post(PHONE, body).problem(401)).isEqualTo("unauthenticated");
        assertThat(http.post(PHONE + "/verify", "{\"code\": \"123456\"}").problem(401))
                .isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).post(PHONE, body).problem(403)).isEqualTo("forbidden");
    }

    private String requested(SignedInClient customer, String phone) {
        var before = messages.to(phone).size();
        assertThat(change(customer, phone, TestAccounts.PASSWORD).status()).isEqualTo(202);
        return sent(phone, before);
    }

    private String codeForLogin(String phone) {
        resetPause(phone);
        var before = messages.to(phone).size();
        assertThat(http.post(OTP, "{\"phone\": \"%s\"}".formatted(phone)).status())
                .isEqualTo(202);
        return sent(phone, before);
    }

    private String sent(String phone, int before) {
        Awaitility.await().until(() -> messages.to(phone).size() == before + 1);
        return messages.to(phone).getLast().find("\\b[0-9]{6}\\b");
    }

    private static Http.Response change(SignedInClient customer, String phone, String password) {
        return customer.post(PHONE, "{\"phone\": \"%s\", \"password\": \"%s\"}".formatted(phone, password));
    }

    private static Http.Response verify(SignedInClient customer, String code, String... headers) {
        return customer.post(PHONE + "/verify", "{\"code\": \"%s\"}".formatted(code), headers);
    }

    private Http.Response logIn(String phone, String code) {
        return http.post(OTP + "/verify", "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, code));
    }

    private static boolean isVerified(SignedInClient customer) {
        return customer.get(ME).json().get("phoneVerified").asBoolean();
    }

    private void resetPause(String phone) {
        jdbc.sql("UPDATE one_time_code SET requested_at = requested_at - INTERVAL '31 seconds' WHERE phone = ?")
                .param(phone)
                .update();
    }

    private static String other(String code, int by) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + by) % 1_000_000);
    }

    private static String newPhone() {
        return "+91977"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }
}
