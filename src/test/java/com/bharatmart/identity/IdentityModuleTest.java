package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.password.Password;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.ModuleTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(IdentityStubs.class)
class IdentityModuleTest {

    @Autowired
    StaffAccountService staff;

    @Autowired
    PasswordLoginService logins;

    @Test
    void addsStaffAndLogsInWithoutOtherModules() {
        var email = new EmailAddress(TestAccounts.newAddress());
        var password = new Password(TestAccounts.PASSWORD);

        assertThat(staff.add(staff.prepare(email, "Kiran", password, Set.of(Role.SUPPORT))))
                .isPresent();

        var session = logins.login(email, password, new Device(null, "127.0.0.1"), null);
        assertThat(session.principal().roles()).containsExactly(Role.SUPPORT);
    }
}
