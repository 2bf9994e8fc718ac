package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first start of a shop, with an empty database. */
@HttpTest
@Tag("instances")
class FirstStaffInitializerTest {

    private static final String EMAIL = "first@example.com";
    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Test
    void configurationAddsTheFirstMemberWhoMustChangeThePassword() {
        var database = "--spring.datasource.url=" + newDatabase();
        try (var service = start(database, TestAccounts.PASSWORD)) {
            var first = SignedInClient.loggedIn(service.http(), EMAIL, TestAccounts.PASSWORD);
            assertThat(first.get(SESSIONS).problem(403)).isEqualTo("password_change_required");
            assertThat(first.post("/api/v1/auth/password", """
                            {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD))
                            .status())
                    .isEqualTo(204);
        }
        try (var service = start(database, "guavas ripen in autumn")) {
            assertThat(SignedInClient.login(service.http(), EMAIL, "guavas ripen in autumn")
                            .problem(401))
                    .isEqualTo("invalid_credentials");
            var principal = SignedInClient.login(service.http(), EMAIL, "litchis ripen in june")
                    .json()
                    .get("principal");
            assertThat(principal.get("roles").toString()).isEqualTo("[\"ADMIN\"]");
        }
    }

    @Test
    void weakPasswordStopsTheStart() {
        var database = "--spring.datasource.url=" + newDatabase();

        assertThatThrownBy(() -> start(database, "password1"))
                .rootCause()
                .hasMessageContaining("bharatmart.staff.first.password is one of the passwords that are guessed first");
    }

    private static ServiceProcess start(String database, String password) {
        return ServiceProcess.start(
                database, "--bharatmart.staff.first.email=" + EMAIL, "--bharatmart.staff.first.password=" + password);
    }

    private static String newDatabase() {
        var name = "first_" + UUID.randomUUID().toString().replace('-', '_');
        LocalPostgres.shared().create(name);
        return LocalPostgres.shared().jdbcUrl(name);
    }
}
