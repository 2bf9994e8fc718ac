package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Adds the first member of staff as long as there is none, before the service takes its first request. Instances that
 * start together try to add the same address, which is there once.
 */
@Component
class FirstStaffInitializer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstStaffInitializer.class);

    private final FirstStaffProperties properties;
    private final AccountRepository accounts;
    private final StaffAccountService staff;

    FirstStaffInitializer(FirstStaffProperties properties, AccountRepository accounts, StaffAccountService staff) {
        this.properties = properties;
        this.accounts = accounts;
        this.staff = staff;
    }

    /** The start fails if the address or the password cannot be one, since whoever chose them wants to know. */
    @Override
    public void afterSingletonsInstantiated() {
        if (properties.email() == null || properties.password() == null || accounts.hasStaff()) {
            return;
        }
        if (add(properties.email(), properties.password())) {
            log.info("Added the first member of staff; the password has to be changed before anything else.");
        } else if (!accounts.hasStaff()) {
            log.warn("The first member of staff was not added: the address belongs to a customer.");
        }
    }

    private boolean add(String email, String password) {
        try {
            return staff.add(new EmailAddress(email), "Administrator", new Password(password), Set.of(Role.ADMIN))
                    .isPresent();
        } catch (PasswordException e) {
            throw new InvalidFirstStaffException("bharatmart.staff.first.password " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidFirstStaffException("bharatmart.staff.first: " + e.getMessage(), e);
        }
    }

    /** What the configuration says of the first member of staff cannot be. */
    static final class InvalidFirstStaffException extends RuntimeException {
        InvalidFirstStaffException(String message, RuntimeException cause) {
            super(message, cause);
        }
    }
}
