package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.identity.password.Password;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class StaffAdminServiceTest {

    private static final IfMatch ANY = new IfMatch(null);

    private static final String SESSIONS = "/api/v1/customers/me/sessions";

    @Autowired
    Http http;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    StaffAdminService staff;

    @Autowired
    StaffAccountService accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void newRolesEndAllLoginsAndApplyToTheNext() {
        var member = testAccounts.staff(Role.SUPPORT);

        staff.changeRoles(new AccountId(member.id()), ANY, Set.of(Role.FINANCE));

        assertThat(member.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, member.email(), TestAccounts.PASSWORD)
                        .json()
                        .at("/principal/roles")
                        .toString())
                .isEqualTo("[\"FINANCE\"]");
        assertThat(jdbc.sql("SELECT before::text || after::text FROM audit_log WHERE target_id = ? AND action = ?")
                        .param(member.id().toString())
                        .param("staff.roles-changed")
                        .query(String.class)
                        .single())
                .contains("SUPPORT", "FINANCE");
    }

    @Test
    void deactivationEndsLoginsAndRefusesNewOnes() {
        var member = testAccounts.staff(Role.SUPPORT);

        staff.deactivate(new AccountId(member.id()), ANY);

        assertThat(member.get(SESSIONS).problem(401)).isEqualTo("unauthenticated");
        assertThat(SignedInClient.login(http, member.email(), TestAccounts.PASSWORD)
                        .problem(401))
                .isEqualTo("invalid_credentials");
        staff.activate(new AccountId(member.id()), ANY);
        assertThat(SignedInClient.login(http, member.email(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void customerIsNotFoundAsStaff() {
        var customer = new AccountId(testAccounts.customer().id());

        assertThatThrownBy(() -> staff.changeRoles(customer, ANY, Set.of(Role.ADMIN)))
                .isInstanceOf(AccountException.NotFoundException.class);
    }

    @Test
    void concurrentAddsOfOneAddressAddOneAccount() {
        var email = new EmailAddress(TestAccounts.newAddress());

        var added = InParallel.run(
                Collections.nCopies(6, (Callable<Optional<AccountId>>) () -> add(email, "Administrator", Role.ADMIN)));

        assertThat(added.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void newMemberCanOnlyChangeThePassword() {
        var email = TestAccounts.newAddress();
        add(new EmailAddress(email), "Kiran", Role.CATALOGUE);
        var member = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);

        assertThat(member.get(SESSIONS).problem(403)).isEqualTo("password_change_required");
        assertThat(member.get("/api/v1/admin/products").problem(403)).isEqualTo("password_change_required");
        assertThat(member.post("/api/v1/carts", "").problem(403)).isEqualTo("password_change_required");
        var changed = member.post("/api/v1/auth/password", """
                {"current": "%s", "new": "litchis ripen in june"}""".formatted(TestAccounts.PASSWORD));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(http.get(
                                SESSIONS,
                                "X-Auth-Token",
                                changed.header("X-Auth-Token").orElseThrow())
                        .status())
                .isEqualTo(200);
    }

    private Optional<AccountId> add(EmailAddress email, String name, Role role) {
        return accounts.add(accounts.prepare(email, name, new Password(TestAccounts.PASSWORD), Set.of(role)));
    }
}
