package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.InProcessInstance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class SignUpVerificationTest {

    private static final String STRANGERS = "guavas ripen in autumn";
    private static final String NEXT = "litchis ripen in june";

    @Autowired
    Http http;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SessionCleanupJob cleanup;

    @Test
    void verificationCreatesTheAccount() {
        var email = TestAccounts.newAddress();
        TestAccounts.signUp(http, email);
        var token = testAccounts.mailedToken(email);
        assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD).problem(401))
                .isEqualTo("invalid_credentials");

        assertThat(verify(token, "{}").status()).isEqualTo(204);

        assertThat(SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD)
                        .get("/api/v1/customers/me")
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("Priya");
        Awaitility.await()
                .until(() -> messages.to(email).stream()
                        .anyMatch(mail -> mail.subject().startsWith("Welcome")));
    }

    @Test
    void bodyIsOptional() {
        var email = TestAccounts.newAddress();
        TestAccounts.signUp(http, email);

        assertThat(verify(testAccounts.mailedToken(email), "").status()).isEqualTo(204);
    }

    @Test
    void tokenIsValidOnce() {
        var token = signedUp(TestAccounts.newAddress(), TestAccounts.PASSWORD);

        assertThat(verify(token, "{}").status()).isEqualTo(204);

        assertThat(verify(token, "{}").problem(404)).isEqualTo("not_found");
    }

    @Test
    void expiredAndUnknownTokensAreNotFound() {
        var email = TestAccounts.newAddress();
        var token = signedUp(email, TestAccounts.PASSWORD);
        expire(email);

        assertThat(verify(token, "{}").problem(404)).isEqualTo("not_found");
        assertThat(verify("0".repeat(32), "{}").problem(404)).isEqualTo("not_found");
        assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD).problem(401))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void expiredSignUpIsDeleted() {
        var email = TestAccounts.newAddress();
        signedUp(email, TestAccounts.PASSWORD);
        expire(email);

        cleanup.deleteExpired();

        assertThat(pending(email)).isZero();
    }

    @Test
    void verificationCanReplaceThePassword() {
        var email = TestAccounts.newAddress();
        var token = signedUp(email, STRANGERS);

        assertThat(verify(token, password(NEXT)).status()).isEqualTo(204);

        assertThat(SignedInClient.login(http, email, STRANGERS).problem(401)).isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void rejectedPasswordKeepsTheTokenValid() {
        var token = signedUp(TestAccounts.newAddress(), TestAccounts.PASSWORD);

        assertThat(verify(token, password("password1")).problem(400)).isEqualTo("validation_failed");

        assertThat(verify(token, "{}").status()).isEqualTo(204);
    }

    @Test
    void competingSignUpDoesNotDecideThePassword() {
        var email = TestAccounts.newAddress();
        var strangers = signedUp(email, STRANGERS);
        var own = signedUp(email, TestAccounts.PASSWORD);

        for (var token : List.of(strangers, own)) {
            var refused = verify(token, "{}");
            assertThat(refused.problem(400)).isEqualTo("validation_failed");
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/password");
            assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("required");
        }
        assertThat(verify(strangers, password(NEXT)).status()).isEqualTo(204);

        assertThat(SignedInClient.login(http, email, STRANGERS).problem(401)).isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void verificationEndsOtherSignUpsOfTheAddress() {
        var email = TestAccounts.newAddress();
        var first = signedUp(email, STRANGERS);
        var second = signedUp(email, TestAccounts.PASSWORD);

        assertThat(verify(second, password(NEXT)).status()).isEqualTo(204);

        assertThat(pending(email)).isZero();
        assertThat(verify(first, password(STRANGERS)).problem(404)).isEqualTo("not_found");
        assertThat(SignedInClient.login(http, email, STRANGERS).problem(401)).isEqualTo("invalid_credentials");
    }

    @Test
    void expiredSignUpIsNotCountedAsAnother() {
        var email = TestAccounts.newAddress();
        signedUp(email, STRANGERS);
        expire(email);

        assertThat(verify(signedUp(email, TestAccounts.PASSWORD), "{}").status())
                .isEqualTo(204);
    }

    @Test
    void addressWithANewAccountIsReported() {
        var email = TestAccounts.newAddress();
        var token = signedUp(email, TestAccounts.PASSWORD);
        testAccounts.staff(Role.ADMIN).post("/api/v1/admin/staff", """
                {"email": "%s", "name": "Kiran", "password": "%s", "roles": []}""".formatted(email, NEXT));

        assertThat(verify(token, "{}").problem(409)).isEqualTo("email_taken");

        assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD).problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void concurrentVerificationsOfOneAddressCreateOneAccount() {
        try (var other = InProcessInstance.start(Map.of())) {
            for (var round = 0; round < 8; round++) {
                var email = TestAccounts.newAddress();
                var first = signedUp(email, TestAccounts.PASSWORD);
                var second = signedUp(email, STRANGERS);

                var answers = InParallel.run(List.<Callable<Http.Response>>of(
                        () -> verify(first, password(TestAccounts.PASSWORD)),
                        () -> TestAccounts.verify(other.http(), second, password(STRANGERS))));

                assertThat(answers)
                        .extracting(Http.Response::status)
                        .containsOnlyOnce(204)
                        .isSubsetOf(204, 404, 409);
                var winner = answers.getFirst().status() == 204 ? TestAccounts.PASSWORD : STRANGERS;
                assertThat(SignedInClient.login(http, email, winner).status()).isEqualTo(200);
                assertThat(accounts(email)).isEqualTo(1);
            }
        }
    }

    @Test
    void concurrentRequestsUseATokenOnce() {
        var token = signedUp(TestAccounts.newAddress(), TestAccounts.PASSWORD);

        var statuses = InParallel.run(Collections.nCopies(
                6, (Callable<Integer>) () -> verify(token, "{}").status()));

        assertThat(statuses).containsOnlyOnce(204).isSubsetOf(204, 404, 409);
    }

    @Test
    void retryAfterUseOfTheTokenGetsTheStoredResponse() {
        var token = signedUp(TestAccounts.newAddress(), TestAccounts.PASSWORD);
        var key = UUID.randomUUID().toString();

        assertThat(verify(token, "{}", "Idempotency-Key", key).status()).isEqualTo(204);
        var again = verify(token, "{}", "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void repeatedSignUpSendsOneMail() {
        var email = TestAccounts.newAddress();
        var key = UUID.randomUUID().toString();
        var secret = UUID.randomUUID().toString();

        signUp(email, TestAccounts.PASSWORD, "Idempotency-Key", key, "X-Guest-Secret", secret);
        signUp(email, TestAccounts.PASSWORD, "Idempotency-Key", key, "X-Guest-Secret", secret);

        testAccounts.mailedToken(email);
        assertThat(pending(email)).isEqualTo(1);
        assertThat(messages.to(email)).hasSize(1);
    }

    @Test
    void passwordResetOfAnUnverifiedAddressSendsNothing() {
        var email = TestAccounts.newAddress();
        var token = signedUp(email, TestAccounts.PASSWORD);

        var answer = http.post("/api/v1/auth/password-resets", "{\"email\": \"%s\"}".formatted(email));

        assertThat(answer.status()).isEqualTo(202);
        Awaitility.await().until(() -> unfinished(email) == 0);
        assertThat(messages.to(email)).hasSize(1);
        assertThat(verify(token, "{}").status()).isEqualTo(204);
    }

    @Test
    void staffDoNotSeeUnverifiedSignUps() {
        var email = TestAccounts.newAddress();
        signedUp(email, TestAccounts.PASSWORD);

        var found = testAccounts.staff(Role.SUPPORT).get("/api/v1/admin/customers?email=" + email);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("data")).isEmpty();
    }

    @Test
    void eventsContainNeitherTokenNorAddressAndTablesNoToken() {
        var email = TestAccounts.newAddress();
        var token = signedUp(email, TestAccounts.PASSWORD);

        assertThat(unfinished(token)).isZero();
        assertThat(unfinished(email)).isZero();
        assertThat(jdbc.sql("SELECT token_hash FROM pending_sign_up WHERE email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo(Fingerprint.of(token));
    }

    private String signedUp(String email, String password) {
        assertThat(signUp(email, password).status()).isEqualTo(202);
        return testAccounts.mailedToken(email);
    }

    private Http.Response signUp(String email, String password, String... headers) {
        return http.post("/api/v1/customers", """
                {"email": "%s", "password": "%s", "name": "Priya"}""".formatted(email, password), headers);
    }

    private Http.Response verify(String token, String body, String... headers) {
        return TestAccounts.verify(http, token, body, headers);
    }

    private static String password(String password) {
        return "{\"password\": \"%s\"}".formatted(password);
    }

    private void expire(String email) {
        jdbc.sql("UPDATE pending_sign_up SET expires_at = now() WHERE email = ?")
                .param(email)
                .update();
    }

    private int pending(String email) {
        return count("SELECT count(*) FROM pending_sign_up WHERE email = ?", email);
    }

    private int accounts(String email) {
        return count("SELECT count(*) FROM account WHERE email = ?", email);
    }

    private int unfinished(String text) {
        return count("SELECT count(*) FROM event_publication WHERE serialized_event LIKE '%' || ? || '%'", text);
    }

    private int count(String statement, String text) {
        return jdbc.sql(statement).param(text).query(Integer.class).single();
    }
}
