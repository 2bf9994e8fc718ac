package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class StaffAdminHttpTest {

    private static final String STAFF = "/api/v1/admin/staff";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void newMemberMustChangeThePassword() {
        var admin = accounts.staff(Role.ADMIN);
        var email = TestAccounts.newAddress();

        var added = admin.post(STAFF, body(email, "SUPPORT"), "Idempotency-Key", "a");
        var again = admin.post(STAFF, body(email, "SUPPORT"), "Idempotency-Key", "a");

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().get("roles").toString()).isEqualTo("[\"SUPPORT\"]");
        assertThat(added.json().get("passwordChangeRequired").asBoolean()).isTrue();
        assertThat(added.text()).doesNotContain(TestAccounts.PASSWORD);
        assertThat(again.text()).isEqualTo(added.text());
        assertThat(admin.get(added.header("Location").orElseThrow()).text()).isEqualTo(added.text());
        var member = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);
        assertThat(member.get("/api/v1/admin/customers").problem(403)).isEqualTo("password_change_required");
        assertThat(audit(admin, "staff.added")).singleElement().asString().contains(email, "SUPPORT");
    }

    @Test
    void addressWithAnAccountIsTaken() {
        var admin = accounts.staff(Role.ADMIN);

        assertThat(admin.post(STAFF, body(accounts.customer().email(), "SUPPORT"))
                        .problem(409))
                .isEqualTo("email_taken");
    }

    @Test
    void changedRolesApplyAtOnceAndEndAllSessions() {
        var admin = accounts.staff(Role.ADMIN);
        var member = accounts.staff(Role.SUPPORT);

        var changed =
                admin.send("PUT", STAFF + '/' + member.id() + "/roles", "{\"roles\": [\"FINANCE\", \"AUDITOR\"]}");

        assertThat(changed.json().get("roles").toString()).isEqualTo("[\"FINANCE\",\"AUDITOR\"]");
        assertThat(member.get("/api/v1/admin/customers").problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.loggedIn(http, member.email(), TestAccounts.PASSWORD)
                        .get("/api/v1/admin/customers")
                        .problem(403))
                .isEqualTo("forbidden");
        assertThat(audit(admin, "staff.roles-changed"))
                .singleElement()
                .asString()
                .contains("SUPPORT", "FINANCE");
    }

    @Test
    void deactivatedMemberCannotLogInUntilActivated() {
        var admin = accounts.staff(Role.ADMIN);
        var member = accounts.staff(Role.SUPPORT);
        var path = STAFF + '/' + member.id();

        assertThat(admin.post(path + "/deactivate", "").json().get("active").asBoolean())
                .isFalse();
        assertThat(member.get("/api/v1/admin/customers").problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, member.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        assertThat(admin.post(path + "/activate", "").json().get("active").asBoolean())
                .isTrue();
        assertThat(SignedInClient.login(http, member.email(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(audit(admin, "staff.deactivated")).hasSize(1);
        assertThat(audit(admin, "staff.activated")).hasSize(1);
    }

    @Test
    void lastActiveAdministratorCannotBeRemoved() {
        var admin = accounts.staff(Role.ADMIN);
        var path = STAFF + '/' + admin.id();

        onlyAdministrators(List.of(admin), () -> {
            assertThat(admin.send("PUT", path + "/roles", "{\"roles\": [\"SUPPORT\"]}")
                            .problem(409))
                    .isEqualTo("last_admin");
            assertThat(admin.post(path + "/deactivate", "").problem(409)).isEqualTo("last_admin");
            assertThat(admin.send("PUT", path + "/roles", "{\"roles\": [\"ADMIN\", \"SUPPORT\"]}")
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void twoLastAdministratorsCannotRemoveEachOther() {
        var admins = List.of(accounts.staff(Role.ADMIN), accounts.staff(Role.ADMIN));

        onlyAdministrators(admins, () -> {
            var answers = InParallel.run(List.<Callable<Http.Response>>of(
                    () -> admins.get(0).post(STAFF + '/' + admins.get(1).id() + "/deactivate", ""),
                    () -> admins.get(1).post(STAFF + '/' + admins.get(0).id() + "/deactivate", "")));

            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allMatch(answer -> answer.status() == 409 || answer.status() == 401);
        });
    }

    @Test
    void changeOfAnOldVersionFails() {
        var admin = accounts.staff(Role.ADMIN);
        var path = STAFF + '/' + accounts.staff(Role.SUPPORT).id();
        var tag = admin.get(path).header("ETag").orElseThrow();
        admin.send("PUT", path + "/roles", "{\"roles\": []}");

        assertThat(admin.send("PUT", path + "/roles", "{\"roles\": [\"ADMIN\"]}", "If-Match", tag)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(admin.post(path + "/deactivate", "", "If-Match", tag).problem(412))
                .isEqualTo("precondition_failed");
    }

    @Test
    void customersAndUnknownIdsAreNotFoundAsStaff() {
        var admin = accounts.staff(Role.ADMIN);

        for (var id : List.of(accounts.customer().id(), UUID.randomUUID())) {
            assertThat(admin.get(STAFF + '/' + id).problem(404)).isEqualTo("not_found");
            assertThat(admin.send("PUT", STAFF + '/' + id + "/roles", "{\"roles\": [\"ADMIN\"]}")
                            .problem(404))
                    .isEqualTo("not_found");
            assertThat(admin.post(STAFF + '/' + id + "/deactivate", "").problem(404))
                    .isEqualTo("not_found");
            assertThat(admin.post(STAFF + '/' + id + "/activate", "").problem(404))
                    .isEqualTo("not_found");
        }
    }

    @Test
    void listContainsEachMemberOnce() {
        var admin = accounts.staff(Role.ADMIN);
        var member = accounts.staff();
        var ids = new ArrayList<String>();
        for (var path = STAFF + "?limit=2"; path != null; ) {
            var page = admin.get(path);
            ids.addAll(page.json().get("data").findValuesAsString("id"));
            path = page.header("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains(admin.id().toString(), member.id().toString());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void staffAreForAdministratorsOnly(Role role) {
        var staff = accounts.staff(role);
        var own = STAFF + '/' + staff.id();

        assertThat(staff.get(STAFF).problem(403)).isEqualTo("forbidden");
        assertThat(staff.get(own).problem(403)).isEqualTo("forbidden");
        assertThat(staff.post(STAFF, body(TestAccounts.newAddress(), "ADMIN")).problem(403))
                .isEqualTo("forbidden");
        assertThat(staff.send("PUT", own + "/roles", "{\"roles\": [\"ADMIN\"]}").problem(403))
                .isEqualTo("forbidden");
        assertThat(staff.post(own + "/deactivate", "").problem(403)).isEqualTo("forbidden");
        assertThat(staff.post(own + "/activate", "").problem(403)).isEqualTo("forbidden");
    }

    @Test
    void customersCannotSeeStaff() {
        assertThat(accounts.customer().get(STAFF).problem(403)).isEqualTo("forbidden");
        assertThat(http.get(STAFF).problem(401)).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"roles\": null}",
                "{\"roles\": \"ADMIN\"}",
                "{\"roles\": [\"OWNER\"]}",
                "{\"roles\": [0]}",
                "{\"roles\": [null]}"
            })
    void invalidRolesAreRefused(String body) {
        var path = STAFF + '/' + accounts.staff(Role.SUPPORT).id() + "/roles";

        assertThat(accounts.staff(Role.ADMIN).send("PUT", path, body).problem(400))
                .isEqualTo("validation_failed");
    }

    @Test
    void weakPasswordAndUnknownFieldsAreRefused() {
        var admin = accounts.staff(Role.ADMIN);
        var weak = admin.post(
                STAFF, body(TestAccounts.newAddress(), "SUPPORT").replace(TestAccounts.PASSWORD, "password1"));

        assertThat(weak.problem(400)).isEqualTo("validation_failed");
        assertThat(weak.json().at("/errors/0/pointer").asString()).isEqualTo("#/password");
        assertThat(admin.post(STAFF, body(TestAccounts.newAddress(), "SUPPORT").replace("}", ", \"kind\": \"STAFF\"}"))
                        .problem(400))
                .isEqualTo("unknown_field");
    }

    private static String body(String email, String role) {
        return """
                {"email": "%s", "name": "Kiran", "password": "%s", "roles": ["%s"]}""".formatted(email, TestAccounts.PASSWORD, role);
    }

    private List<String> audit(SignedInClient actor, String action) {
        return jdbc.sql("""
                        SELECT coalesce(before::text, '') || coalesce(after::text, '') FROM audit_log
                        WHERE actor_id = ? AND action = ?""").params(actor.id(), action).query(String.class).list();
    }

    /** Runs the test while no other administrators are active. */
    private void onlyAdministrators(List<SignedInClient> admins, Runnable test) {
        var ids = admins.stream().map(SignedInClient::id).toArray(UUID[]::new);
        var others = jdbc.sql("""
                        UPDATE account SET active = false
                        WHERE kind = 'STAFF' AND active AND 'ADMIN' = ANY (roles) AND id <> ALL (?) RETURNING id""").param(ids).query(UUID.class).list().toArray(UUID[]::new);
        try {
            test.run();
        } finally {
            jdbc.sql("UPDATE account SET active = true WHERE id = ANY (?)")
                    .param(others)
                    .update();
        }
    }
}
