package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Adds the first member of staff if there is none, before the service takes its first request. Of several instances that
 * start at the same time, one adds the account.
 */
@Component
class FirstStaffInitializer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstStaffInitializer.class);

    private final FirstStaffProperties properties;
    private final StaffAccountRepository staff;
    private final StaffAccountService accounts;

    FirstStaffInitializer(FirstStaffProperties properties, StaffAccountRepository staff, StaffAccountService accounts) {
        this.properties = properties;
        this.staff = staff;
        this.accounts = accounts;
    }

    /** Fails, and with it the start of the service, if the address or the password is invalid. */
    @Override
    public void afterSingletonsInstantiated() {
        if (properties.email() == null || properties.password() == null || staff.exists()) {
            return;
        }
        if (add(properties.email(), properties.password())) {
            log.info("Added the first member of staff. The password must be changed at the first login.");
        } else if (!staff.exists()) {
            log.warn("The first member of staff was not added: the address belongs to a customer.");
        }
    }

    private boolean add(String email, String password) {
        try {
            var member = accounts.prepare(
                    new EmailAddress(email), "Administrator", new Password(password), Set.of(Role.ADMIN));
            return accounts.add(member).isPresent();
        } catch (PasswordException.InvalidPasswordException e) {
            throw new InvalidFirstStaffException("bharatmart.staff.first.password " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidFirstStaffException("bharatmart.staff.first: " + e.getMessage(), e);
        }
    }

    /** The configured address or password is invalid. */
    static final class InvalidFirstStaffException extends RuntimeException {
        InvalidFirstStaffException(String message, RuntimeException cause) {
            super(message, cause);
        }
    }
}
