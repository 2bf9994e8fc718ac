package com.bharatmart.notification;

import com.bharatmart.identity.IdentityStubs;
import com.bharatmart.identity.PasswordResetService;
import com.bharatmart.identity.StaffAccountService;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.identity.password.Password;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.ModuleTest;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({LocalMessages.class, IdentityStubs.class})
class NotificationModuleTest {

    @Autowired
    StaffAccountService staff;

    @Autowired
    PasswordResetService resets;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    LocalMessages messages;

    @Test
    void mailsAPasswordResetWithoutOtherModules() {
        var email = new EmailAddress(TestAccounts.newAddress());
        staff.add(staff.prepare(email, "Kiran", new Password(TestAccounts.PASSWORD), Set.of()));

        transactions.execute(() -> {
            resets.request(email);
            return email;
        });

        Awaitility.await()
                .until(() -> messages.to(email.value()).stream()
                        .anyMatch(mail -> mail.subject().startsWith("Reset your password")));
    }
}
