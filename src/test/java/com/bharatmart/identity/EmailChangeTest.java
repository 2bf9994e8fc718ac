package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.InProcessInstance;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class EmailChangeTest {

    private static final String ME = "/api/v1/customers/me";
    private static final String EMAIL = ME + "/email";
    private static final String NEXT = "litchis ripen in june";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void verificationChangesTheAddressAndEndsOtherLogins() {
        var customer = accounts.customer();
        var elsewhere = SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);
        var next = TestAccounts.newAddress();
        var token = requested(customer, next);
        assertThat(address(customer)).isEqualTo(customer.email());

        assertThat(verify(token).status()).isEqualTo(204);

        assertThat(address(customer)).isEqualTo(next);
        assertThat(elsewhere.get(ME).problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, next, TestAccounts.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void previousAddressIsToldAboutRequestAndChange() {
        var customer = accounts.customer();
        var token = requested(customer, TestAccounts.newAddress());
        Awaitility.await().until(() -> hasMail(customer.email(), "is to change"));

        verify(token);

        Awaitility.await().until(() -> hasMail(customer.email(), "was changed"));
        assertThat(messages.to(customer.email()))
                .allSatisfy(mail -> assertThat(mail.text()).doesNotContain(token));
    }

    @Test
    void tokenIsValidOnceAndExpires() {
        var customer = accounts.customer();
        var used = requested(customer, TestAccounts.newAddress());
        assertThat(verify(used).status()).isEqualTo(204);
        var expired = requested(customer, TestAccounts.newAddress());
        jdbc.sql("UPDATE email_change SET expires_at = now() WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(verify(used).problem(404)).isEqualTo("not_found");
        assertThat(verify(expired).problem(404)).isEqualTo("not_found");
    }

    @Test
    void laterRequestReplacesTheEarlierOne() {
        var customer = accounts.customer();
        var before = requested(customer, TestAccounts.newAddress());
        var next = TestAccounts.newAddress();
        var token = requested(customer, next);

        assertThat(verify(before).problem(404)).isEqualTo("not_found");
        assertThat(verify(token).status()).isEqualTo(204);
        assertThat(address(customer)).isEqualTo(next);
    }

    @Test
    void changeOfThePasswordEndsTheRequest() {
        var customer = accounts.customer();
        var token = requested(customer, TestAccounts.newAddress());
        customer.post("/api/v1/auth/password", """
                {"current": "%s", "new": "%s"}""".formatted(TestAccounts.PASSWORD, NEXT));

        assertThat(verify(token).problem(404)).isEqualTo("not_found");

        assertThat(SignedInClient.login(http, customer.email(), NEXT).status()).isEqualTo(200);
    }

    @Test
    void changeOfAddressInvalidatesEarlierResetTokens() {
        var customer = accounts.customer();
        http.post("/api/v1/auth/password-resets", "{\"email\": \"%s\"}".formatted(customer.email()));
        Awaitility.await().until(() -> hasMail(customer.email(), "Reset your password"));
        var reset = messages.to(customer.email()).getFirst().find("\\b[0-9a-f]{32}\\b");

        assertThat(verify(requested(customer, TestAccounts.newAddress())).status())
                .isEqualTo(204);

        assertThat(http.post("/api/v1/auth/password-resets/" + reset, "{\"password\": \"%s\"}".formatted(NEXT))
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void addressOfAnotherAccountGetsTheSameResponseAndAMail() {
        var customer = accounts.customer();
        var taken = accounts.customer().email();
        var free = TestAccounts.newAddress();

        var answers =
                List.of(change(customer, taken, TestAccounts.PASSWORD), change(customer, free, TestAccounts.PASSWORD));

        assertThat(answers).extracting(Http.Response::status).containsOnly(202);
        assertThat(answers)
                .extracting(Http.Response::text)
                .containsOnly(answers.getFirst().text());
        Awaitility.await().until(() -> hasMail(taken, "already"));
        assertThat(verify(accounts.mailedToken(free)).status()).isEqualTo(204);
        assertThat(messages.to(taken)).hasSize(1);
    }

    @Test
    void exportDoesNotRevealWhetherTheAddressHasAnAccount() {
        var taken = accounts.customer().email();
        var free = TestAccounts.newAddress();
        var one = accounts.customer();
        var other = accounts.customer();

        requested(one, free);
        change(other, taken, TestAccounts.PASSWORD);
        Awaitility.await().until(() -> hasMail(taken, "already"));

        assertThat(pendingAddress(one)).isEqualTo("[\"" + free + "\"]");
        assertThat(pendingAddress(other)).isEqualTo("[\"" + taken + "\"]");
    }

    @Test
    void addressWithANewAccountIsRefused() {
        var customer = accounts.customer();
        var next = TestAccounts.newAddress();
        var token = requested(customer, next);
        accounts.customer(next);

        assertThat(verify(token).problem(409)).isEqualTo("email_taken");

        assertThat(address(customer)).isEqualTo(customer.email());
    }

    @Test
    void concurrentVerificationsOfOneAddressChangeOneAccount() {
        try (var other = InProcessInstance.start(Map.of())) {
            for (var round = 0; round < 4; round++) {
                var next = TestAccounts.newAddress();
                var first = requested(accounts.customer(), next);
                var second = requested(accounts.customer(), next);

                var answers = InParallel.run(List.<Callable<Http.Response>>of(
                        () -> verify(first), () -> TestAccounts.verify(other.http(), second, "{}")));

                assertThat(answers).extracting(Http.Response::status).containsExactlyInAnyOrder(204, 409);
            }
        }
    }

    @Test
    void accountWithAPasswordNeedsThePassword() {
        var customer = accounts.customer();
        var next = TestAccounts.newAddress();

        var without = customer.post(EMAIL, "{\"email\": \"%s\"}".formatted(next));

        assertThat(without.problem(400)).isEqualTo("validation_failed");
        assertThat(without.json().at("/errors/0/pointer").asString()).isEqualTo("#/password");
        assertThat(change(customer, next, "not the password").problem(422)).isEqualTo("invalid_credentials");
        assertThat(jdbc.sql("SELECT count(*) FROM email_change WHERE account_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void accountWithoutAPasswordNeedsAFreshLogin() {
        var customer = withoutPassword(accounts.customer());
        jdbc.sql("UPDATE login_session SET created_at = now() - INTERVAL '11 minutes' WHERE account_id = ?")
                .param(customer.id())
                .update();
        var body = "{\"email\": \"%s\"}".formatted(TestAccounts.newAddress());
        assertThat(customer.post(EMAIL, body).problem(403)).isEqualTo("fresh_login_required");

        jdbc.sql("UPDATE login_session SET created_at = now() WHERE account_id = ?")
                .param(customer.id())
                .update();

        assertThat(customer.post(EMAIL, body).status()).isEqualTo(202);
    }

    @Test
    void tokenOfANewAddressTakesNoPassword() {
        var customer = accounts.customer();
        var token = requested(customer, TestAccounts.newAddress());

        assertThat(TestAccounts.verify(http, token, "{\"password\": \"%s\"}".formatted(NEXT))
                        .problem(400))
                .isEqualTo("validation_failed");

        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void repeatedRequestSendsOneMail() {
        var customer = accounts.customer();
        var next = TestAccounts.newAddress();
        var key = UUID.randomUUID().toString();

        change(customer, next, TestAccounts.PASSWORD, "Idempotency-Key", key);
        var again = change(customer, next, TestAccounts.PASSWORD, "Idempotency-Key", key);

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(verify(accounts.mailedToken(next)).status()).isEqualTo(204);
        assertThat(messages.to(next)).hasSize(1);
    }

    @Test
    void eventsContainNeitherTokenNorAddressAndTablesNoToken() {
        var customer = accounts.customer();
        var next = TestAccounts.newAddress();
        var token = requested(customer, next);

        assertThat(jdbc.sql("SELECT count(*) FROM event_publication WHERE serialized_event LIKE ANY (ARRAY[?, ?])")
                        .params("%" + token + "%", "%" + next + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT token_hash FROM email_change WHERE account_id = ?")
                        .param(customer.id())
                        .query(String.class)
                        .single())
                .isEqualTo(Fingerprint.of(token));
    }

    @Test
    void addressIsForCustomersOnly() {
        var body =
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(TestAccounts.newAddress(), TestAccounts.PASSWORD);

        assertThat(http.post(EMAIL, body).problem(401)).isEqualTo("unauthenticated");
        assertThat(accounts.staff(Role.ADMIN).post(EMAIL, body).problem(403)).isEqualTo("forbidden");
    }

    private SignedInClient withoutPassword(SignedInClient customer) {
        jdbc.sql("UPDATE account SET password_hash = NULL WHERE id = ?")
                .param(customer.id())
                .update();
        return customer;
    }

    private String requested(SignedInClient customer, String next) {
        assertThat(change(customer, next, TestAccounts.PASSWORD).status()).isEqualTo(202);
        return accounts.mailedToken(next);
    }

    private static Http.Response change(SignedInClient customer, String next, String password, String... headers) {
        return customer.post(EMAIL, "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(next, password), headers);
    }

    private Http.Response verify(String token) {
        return TestAccounts.verify(http, token, "{}");
    }

    private static String pendingAddress(SignedInClient customer) {
        return customer.get(ME + "/export").json().findValue("emailsToVerify").toString();
    }

    private static String address(SignedInClient customer) {
        return customer.get(ME).json().get("email").asString();
    }

    private boolean hasMail(String address, String subject) {
        return messages.to(address).stream().anyMatch(mail -> mail.subject().contains(subject));
    }
}
