package com.bharatmart.customer;

import com.bharatmart.identity.CustomerAccount;
import java.util.List;

/** A customer as staff see them. */
public record CustomerAdminView(CustomerAccount profile, List<SavedAddress> addresses) {

    public CustomerAdminView {
        addresses = List.copyOf(addresses);
    }

    /** Changes with the profile and with whether they may log in. */
    public String tag() {
        return profile.version() + "-" + profile.loginVersion();
    }
}
