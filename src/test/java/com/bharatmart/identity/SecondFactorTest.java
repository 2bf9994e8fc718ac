package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class SecondFactorTest {

    static final String SHOW = "/api/v1/auth/second-factor";
    static final String OWN = "/api/v1/staff/me/second-factor";
    private static final String CUSTOMERS = "/api/v1/admin/customers";
    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SecondFactorEnrollmentService enrollments;

    @Test
    void unconfirmedAppIsNotActive() {
        var member = accounts.staff(Role.SUPPORT);
        var enrolled = member.post(OWN, """
                {"password": "%s"}""".formatted(TestAccounts.PASSWORD));

        assertThat(enrolled.status()).isEqualTo(200);
        assertThat(enrolled.json().get("uri").asString())
                .isEqualTo("otpauth://totp/BharatMart:%s?secret=%s&issuer=BharatMart&algorithm=SHA1&digits=6&period=30"
                        .formatted(
                                member.email().replace("@", "%40"),
                                enrolled.json().get("secret").asString()));
        assertThat(member.get(OWN).json().toString())
                .isEqualTo("{\"enrolled\":true,\"active\":false,\"required\":false,\"recoveryCodesLeft\":0}");
        assertThat(login(member).get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(member.post(OWN + "/confirm", AuthenticatorApp.body("000000"))
                        .problem(422))
                .isEqualTo("invalid_code");
    }

    @Test
    void confirmationEndsOtherSessionsAndReturnsTenRecoveryCodes() {
        var member = accounts.staff(Role.SUPPORT);
        var elsewhere = login(member);

        var setUp = AuthenticatorApp.setUp(member);

        assertThat(setUp.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(setUp.member().get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(setUp.member().get(OWN).json().toString())
                .isEqualTo("{\"enrolled\":true,\"active\":true,\"required\":false,\"recoveryCodesLeft\":10}");
        assertThat(member.get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
        assertThat(elsewhere.get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void loginCanOnlyVerifyTheSecondFactorOrLogOut() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.ADMIN));
        var member = login(setUp.member());

        assertThat(member.get(CUSTOMERS).problem(403)).isEqualTo("second_factor_required");
        assertThat(member.get(SESSIONS).problem(403)).isEqualTo("second_factor_required");
        assertThat(member.get(OWN).problem(403)).isEqualTo("second_factor_required");
        assertThat(member.post("/api/v1/carts", "").problem(403)).isEqualTo("second_factor_required");
        assertThat(member.post("/api/v1/auth/password", """
                {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD))
                        .problem(403))
                .isEqualTo("second_factor_required");
        assertThat(member.post("/api/v1/auth/logout", "").status()).isEqualTo(204);
        assertThat(member.get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void endedLoginCannotConfirmAnApp() {
        var member = accounts.staff(Role.SUPPORT);
        var app = AuthenticatorApp.enroll(member);
        var waiting = authentication(member);
        var device = new Device(null, "127.0.0.1");
        jdbc.sql("DELETE FROM login_session WHERE account_id = ?")
                .param(member.id())
                .update();

        assertThatThrownBy(() -> enrollments.confirm(waiting, app.code(), device, member.token()))
                .isInstanceOf(LoginException.class);

        assertThat(login(member).get(OWN).json().get("active").asBoolean()).isFalse();
    }

    @Test
    void newPasswordRemovesAnUnconfirmedApp() {
        var member = accounts.staff(Role.SUPPORT);
        AuthenticatorApp.enroll(member);

        assertThat(member.post("/api/v1/auth/password", """
                {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD))
                        .status())
                .isEqualTo(204);

        var again = SignedInClient.loggedIn(http, member.email(), "litchis ripen in june");
        assertThat(again.get(OWN).json().get("enrolled").asBoolean()).isFalse();
    }

    @Test
    void codeOpensANewSession() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var member = login(setUp.member());
        resetUsedCodes(member);

        var shown = member.post(SHOW, setUp.app().body());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().at("/principal/id").asString())
                .isEqualTo(member.id().toString());
        assertThat(shown.header("X-Auth-Token").orElseThrow()).isNotEqualTo(member.token());
        assertThat(member.get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
        var opened = SignedInClient.from(http, member.email(), shown);
        assertThat(opened.get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(opened.post(SHOW, setUp.app().body()).problem(409)).isEqualTo("second_factor_not_required");
    }

    @Test
    void concurrentRequestsUseACodeOnce() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var sessions =
                List.of(login(setUp.member()), login(setUp.member()), login(setUp.member()), login(setUp.member()));
        resetUsedCodes(setUp.member());
        var body = setUp.app().body();

        var answers = InParallel.run(sessions.stream()
                .map(session -> (Callable<Http.Response>) () -> session.post(SHOW, body))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.problem(422)).isEqualTo("invalid_code"));
    }

    @Test
    void confirmationCodeDoesNotVerifyALogin() {
        var member = accounts.staff(Role.SUPPORT);
        var app = AuthenticatorApp.enroll(member);
        var body = app.body();
        assertThat(member.post(OWN + "/confirm", body).status()).isEqualTo(200);

        assertThat(login(member).post(SHOW, body).problem(422)).isEqualTo("invalid_code");
    }

    @Test
    void recoveryCodeReplacesTheAppOnce() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var typed = setUp.recoveryCodes().getFirst().toUpperCase(Locale.ROOT).replace('-', ' ');

        var shown = login(setUp.member()).post(SHOW, AuthenticatorApp.body(typed));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(SignedInClient.from(http, "", shown)
                        .get(OWN)
                        .json()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
        assertThat(login(setUp.member())
                        .post(SHOW, AuthenticatorApp.body(typed))
                        .problem(422))
                .isEqualTo("invalid_code");
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        resetUsedCodes(setUp.member());

        var renewed = setUp.member().post(OWN + "/recovery-codes", setUp.app().body());

        assertThat(renewed.json().get("recoveryCodes")).hasSize(10);
        assertThat(login(setUp.member())
                        .post(SHOW, AuthenticatorApp.body(setUp.recoveryCodes().getFirst()))
                        .problem(422))
                .isEqualTo("invalid_code");
        assertThat(login(setUp.member())
                        .post(
                                SHOW,
                                AuthenticatorApp.body(
                                        renewed.json().at("/recoveryCodes/0").asString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void removalOfTheSecondFactorNeedsACode() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var member = setUp.member();

        assertThat(member.post(OWN, """
                {"password": "%s"}""".formatted(TestAccounts.PASSWORD)).problem(409))
                .isEqualTo("second_factor_active");
        assertThat(member.post(OWN + "/remove", AuthenticatorApp.body("000000")).problem(422))
                .isEqualTo("invalid_code");
        assertThat(member.post(
                                OWN + "/remove",
                                AuthenticatorApp.body(setUp.recoveryCodes().getLast()))
                        .status())
                .isEqualTo(204);

        assertThat(login(member).get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(member.post(OWN + "/remove", setUp.app().body()).problem(409))
                .isEqualTo("second_factor_missing");
    }

    @Test
    void settingUpAnAppNeedsThePassword() {
        var member = accounts.staff(Role.SUPPORT);

        assertThat(member.post(OWN, """
                {"password": "not the password"}""").problem(422)).isEqualTo("invalid_credentials");
        assertThat(member.get(OWN).json().get("enrolled").asBoolean()).isFalse();
    }

    @Test
    void newPasswordKeepsTheVerifiedSecondFactor() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));

        var changed = setUp.member().post("/api/v1/auth/password", """
                {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(http.get(
                                CUSTOMERS,
                                "X-Auth-Token",
                                changed.header("X-Auth-Token").orElseThrow())
                        .status())
                .isEqualTo(200);
    }

    /** 3 of 1,000,000 codes are valid at a time, so these guesses do not find one. */
    @Test
    void concurrentGuessesAreLimitedExactly() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var member = login(setUp.member());

        var answers = InParallel.run(Collections.nCopies(
                25, (Callable<Http.Response>) () -> member.post(SHOW, AuthenticatorApp.body("wrong-code"))));

        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(15);
        resetUsedCodes(member);
        assertThat(member.post(SHOW, setUp.app().body()).problem(429)).isEqualTo("rate_limited");
    }

    @Test
    void administratorRemovesALostSecondFactor() {
        var admin = accounts.staff(Role.ADMIN);
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var path = "/api/v1/admin/staff/" + setUp.member().id();
        assertThat(admin.get(path).json().get("secondFactor").asBoolean()).isTrue();

        var reset = admin.send("DELETE", path + "/second-factor", null);

        assertThat(reset.status()).isEqualTo(200);
        assertThat(reset.json().get("secondFactor").asBoolean()).isFalse();
        assertThat(setUp.member().get(CUSTOMERS).problem(401)).isEqualTo("unauthenticated");
        assertThat(login(setUp.member()).get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(actions(setUp.member().id())).contains("second-factor.reset");
    }

    @Test
    void removalOfTheOwnSecondFactorNeedsACode() {
        var admin = AuthenticatorApp.setUp(accounts.staff(Role.ADMIN)).member();

        assertThat(admin.send("DELETE", "/api/v1/admin/staff/%s/second-factor".formatted(admin.id()), null)
                        .problem(409))
                .isEqualTo("own_second_factor");
        assertThat(admin.get(OWN).json().get("active").asBoolean()).isTrue();
    }

    @Test
    void auditLogRecordsEveryStep() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));
        var member = setUp.member();
        login(member).post(SHOW, AuthenticatorApp.body("000000"));
        resetUsedCodes(member);
        member.post(OWN + "/recovery-codes", setUp.app().body());
        resetUsedCodes(member);
        member.post(OWN + "/remove", setUp.app().body());

        assertThat(actions(member.id()))
                .contains(
                        "second-factor.enrolled",
                        "second-factor.activated",
                        "second-factor.refused",
                        "second-factor.recovery-codes-renewed",
                        "second-factor.removed");
    }

    @Test
    void databaseContainsNoReadableSecretsOrRecoveryCodes() {
        var setUp = AuthenticatorApp.setUp(accounts.staff(Role.SUPPORT));

        var kept = jdbc.sql("SELECT secret FROM second_factor WHERE account_id = ?")
                .param(setUp.member().id())
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .single();

        var secret =
                new org.apache.commons.codec.binary.Base32().decode(setUp.app().secret());
        assertThat(kept).doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(jdbc.sql("SELECT code_hash FROM recovery_code WHERE account_id = ?")
                        .param(setUp.member().id())
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void customersAreForbiddenAndGuestsUnauthenticated() {
        assertThat(accounts.customer().get(OWN).problem(403)).isEqualTo("forbidden");
        assertThat(accounts.customer()
                        .post(SHOW, AuthenticatorApp.body("000000"))
                        .problem(403))
                .isEqualTo("forbidden");
        assertThat(http.get(OWN).problem(401)).isEqualTo("unauthenticated");
        assertThat(http.post(SHOW, AuthenticatorApp.body("000000")).problem(401))
                .isEqualTo("unauthenticated");
    }

    private SignedInClient login(SignedInClient member) {
        return SignedInClient.loggedIn(http, member.email(), TestAccounts.PASSWORD);
    }

    /** Returns the authentication of a request that was received before its login ended. */
    private LoginAuthentication authentication(SignedInClient member) {
        var login = jdbc.sql("SELECT id FROM login_session WHERE account_id = ?")
                .param(member.id())
                .query(UUID.class)
                .single();
        var principal = new ShopPrincipal(member.id(), ShopPrincipal.Kind.STAFF, "Staff", Set.of(Role.SUPPORT));
        return new LoginAuthentication(principal, login, null);
    }

    /** Makes the current code valid again, so that the test need not wait for the next step. */
    private void resetUsedCodes(SignedInClient member) {
        jdbc.sql("UPDATE second_factor SET last_step = 0 WHERE account_id = ?")
                .param(member.id())
                .update();
    }

    private List<String> actions(UUID account) {
        return jdbc.sql("SELECT action FROM audit_log WHERE target_id = ?")
                .param(account.toString())
                .query(String.class)
                .list();
    }
}
