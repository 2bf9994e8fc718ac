package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.identity.totp.SecondFactorProperties;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class SecondFactorConfigurationTest {

    private static final String ORDERS = "/api/v1/admin/orders";
    private static final String KEY = "bharatmart.staff.second-factor.key";
    private static final String PREVIOUS = "bharatmart.staff.second-factor.previous-keys";

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void memberWithARequiredRoleCanOnlySetUpTheSecondFactor() {
        var accountant = accounts.staff(Role.FINANCE);
        var helper = accounts.staff(Role.SUPPORT);
        try (var instance = InProcessInstance.start(
                Map.of(KEY, key('r'), "bharatmart.staff.second-factor.required-for", "ADMIN,FINANCE"))) {
            var member = accountant.at(instance.http());
            assertThat(member.get(ORDERS).problem(403)).isEqualTo("second_factor_enrollment_required");
            assertThat(member.get("/api/v1/customers/me/sessions").problem(403))
                    .isEqualTo("second_factor_enrollment_required");
            assertThat(member.get(SecondFactorTest.OWN).json().get("required").asBoolean())
                    .isTrue();
            assertThat(helper.at(instance.http()).get(ORDERS).status()).isEqualTo(200);

            var setUp = AuthenticatorApp.setUp(member);

            assertThat(setUp.member().get(ORDERS).status()).isEqualTo(200);
        }
    }

    @Test
    void keyCanBeChangedAndSecretsFollowWhenTheyAreUsed() {
        AuthenticatorApp.SetUp setUp;
        try (var instance = InProcessInstance.start(Map.of(KEY, key('a')))) {
            setUp = AuthenticatorApp.setUp(accounts.staff(Role.FINANCE).at(instance.http()));
        }
        try (var instance = InProcessInstance.start(Map.of(KEY, key('b'), PREVIOUS, key('a')))) {
            show(setUp, instance);
        }
        try (var instance = InProcessInstance.start(Map.of(KEY, key('b')))) {
            show(setUp, instance);
        }
        try (var instance = InProcessInstance.start(Map.of(KEY, key('a')))) {
            assertThat(login(setUp, instance)
                            .post(SecondFactorTest.SHOW, setUp.app().body())
                            .problem(503))
                    .isEqualTo("feature_unavailable");
        }
    }

    @Test
    void withoutAKeyOnlySetUpFails() {
        try (var instance = InProcessInstance.start(Map.of())) {
            var member = accounts.staff(Role.FINANCE).at(instance.http());

            assertThat(member.post(SecondFactorTest.OWN, """
                    {"password": "%s"}""".formatted(TestAccounts.PASSWORD))
                            .problem(503))
                    .isEqualTo("feature_unavailable");
            assertThat(member.get(ORDERS).status()).isEqualTo(200);
        }
    }

    @Test
    void requiredRolesNeedAKey() {
        assertThatThrownBy(() -> new SecondFactorProperties(Set.of(Role.ADMIN), "", List.of(), "Shop"))
                .hasMessageContaining("bharatmart.staff.second-factor.key");
    }

    private void show(AuthenticatorApp.SetUp setUp, InProcessInstance instance) {
        jdbc.sql("UPDATE second_factor SET last_step = 0 WHERE account_id = ?")
                .param(setUp.member().id())
                .update();
        assertThat(login(setUp, instance)
                        .post(SecondFactorTest.SHOW, setUp.app().body())
                        .status())
                .isEqualTo(200);
    }

    private static SignedInClient login(AuthenticatorApp.SetUp setUp, InProcessInstance instance) {
        return SignedInClient.loggedIn(instance.http(), setUp.member().email(), TestAccounts.PASSWORD);
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
