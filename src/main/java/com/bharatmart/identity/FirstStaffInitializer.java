package com.bharatmart.identity;

import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Adds the first member of staff if there is none, before the service takes its first request, or once the database
 * accepts writes. Of several instances that start at the same time, one adds the account.
 */
@Component
class FirstStaffInitializer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstStaffInitializer.class);

    private final FirstStaffProperties properties;
    private final StaffAccountRepository staff;
    private final StaffAccountService accounts;
    private final DatabaseMonitor database;

    FirstStaffInitializer(
            FirstStaffProperties properties,
            StaffAccountRepository staff,
            StaffAccountService accounts,
            DatabaseMonitor database) {
        this.properties = properties;
        this.staff = staff;
        this.accounts = accounts;
        this.database = database;
    }

    /** Fails, and with it the start of the service, if the address or the password is invalid. */
    @Override
    public void afterSingletonsInstantiated() {
        var email = properties.email();
        var password = properties.password();
        if (email != null && password != null) {
            database.whenWritable(() -> addIfNone(email, password));
        }
    }

    private void addIfNone(String email, String password) {
        if (staff.exists()) {
            return;
        }
        if (add(email, password)) {
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
