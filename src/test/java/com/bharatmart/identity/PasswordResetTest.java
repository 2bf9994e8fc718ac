package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.VerificationRequested.PasswordResetRequested;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class PasswordResetTest {

    private static final String RESETS = "/api/v1/auth/password-resets";
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
    void mailedTokenSetsANewPasswordOnceAndEndsAllSessions() {
        var customer = accounts.customer();
        var token = mailedToken(customer.email());

        assertThat(reset(token, NEXT).status()).isEqualTo(204);

        assertThat(customer.get("/api/v1/customers/me/sessions").problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(SignedInClient.login(http, customer.email(), NEXT).status()).isEqualTo(200);
        assertThat(reset(token, "guavas ripen in autumn").problem(404)).isEqualTo("not_found");
    }

    @Test
    void resetRemovesTheVerifiedPhone() {
        var customer = accounts.customer();
        jdbc.sql("UPDATE account SET phone = :phone, verified_phone = :phone WHERE id = :id")
                .param("phone", "+9198" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999))
                .param("id", customer.id())
                .update();

        assertThat(reset(mailedToken(customer.email()), NEXT).status()).isEqualTo(204);

        assertThat(jdbc.sql("SELECT phone IS NOT NULL AND verified_phone IS NULL FROM account WHERE id = ?")
                        .param(customer.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void staffResetTheirPasswordsTheSameWay() {
        var email = accounts.staff(Role.FINANCE).email();

        assertThat(reset(mailedToken(email), NEXT).status()).isEqualTo(204);

        assertThat(SignedInClient.login(http, email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void unknownAddressGetsTheSameResponseAndNoMail() {
        var unknown = TestAccounts.newAddress();
        var known = accounts.customer().email();

        var answers = List.of(request(unknown), request(known));

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers.getFirst().text()).isEqualTo(answers.getLast().text());
        Awaitility.await().until(() -> resetMails(known) == 1);
        Awaitility.await().until(() -> unfinished() == 0);
        assertThat(messages.to(unknown)).isEmpty();
    }

    @Test
    void expiredAndUnknownTokensAreNotFound() {
        var token = mailedToken(accounts.customer().email());
        jdbc.sql("UPDATE password_reset SET expires_at = now() - INTERVAL '1 second' WHERE token_hash = ?")
                .param(Fingerprint.of(token))
                .update();

        assertThat(reset(token, NEXT).problem(404)).isEqualTo("not_found");
        assertThat(reset("0".repeat(32), NEXT).problem(404)).isEqualTo("not_found");
    }

    @Test
    void rejectedPasswordKeepsTheTokenValid() {
        var token = mailedToken(accounts.customer().email());

        assertThat(reset(token, "password1").problem(400)).isEqualTo("validation_failed");

        assertThat(reset(token, NEXT).status()).isEqualTo(204);
    }

    @Test
    void concurrentRequestsUseATokenOnce() {
        var token = mailedToken(accounts.customer().email());

        var statuses = InParallel.run(Collections.nCopies(
                6, (Callable<Integer>) () -> reset(token, NEXT).status()));

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 404);
    }

    @Test
    void retryAfterUseOfTheTokenGetsTheStoredResponse() {
        var token = mailedToken(accounts.customer().email());
        var key = UUID.randomUUID().toString();

        assertThat(reset(token, NEXT, "Idempotency-Key", key).status()).isEqualTo(204);
        assertThat(reset(token, NEXT, "Idempotency-Key", key).header("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void accountHasAtMostThreeValidResetTokens() {
        var email = accounts.customer().email();

        for (var n = 0; n < 5; n++) {
            assertThat(request(email).status()).isEqualTo(202);
        }

        Awaitility.await().until(() -> unfinished() == 0);
        assertThat(resetMails(email)).isEqualTo(3);
    }

    @Test
    void tokenIsNotStored() {
        var token = mailedToken(accounts.customer().email());

        assertThat(jdbc.sql("SELECT count(*) FROM password_reset WHERE token_hash = :token")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM event_publication WHERE serialized_event LIKE '%' || :token || '%'")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String mailedToken(String email) {
        assertThat(request(email).status()).isEqualTo(202);
        Awaitility.await().until(() -> resetMails(email) == 1);
        return messages.to(email).getLast().find("\\b[0-9a-f]{32}\\b");
    }

    private long resetMails(String email) {
        return messages.to(email).stream()
                .filter(message -> message.subject().startsWith("Reset"))
                .count();
    }

    private int unfinished() {
        return jdbc.sql("SELECT count(*) FROM event_publication WHERE event_type = ?")
                .param(PasswordResetRequested.class.getName())
                .query(Integer.class)
                .single();
    }

    private Http.Response request(String email) {
        return http.post(RESETS, "{\"email\": \"%s\"}".formatted(email));
    }

    private Http.Response reset(String token, String password, String... headers) {
        return http.post(RESETS + "/" + token, "{\"password\": \"%s\"}".formatted(password), headers);
    }
}
