package com.bharatmart.customer;

import com.bharatmart.identity.CustomerAccount;
import java.util.List;

/** A customer as staff see it. */
public record CustomerAdminView(CustomerAccount account, List<SavedAddress> addresses) {

    public CustomerAdminView {
        addresses = List.copyOf(addresses);
    }

    /** Changes with the profile and with everything that decides who can log in. */
    public String version() {
        return account.version() + "-" + account.loginVersion();
    }
}
