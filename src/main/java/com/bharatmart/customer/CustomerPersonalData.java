package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The address book and the consents of a customer. An erasure keeps the consents, which the shop has to prove. */
@Component
class CustomerPersonalData implements PersonalData {

    private final AddressRepository addresses;
    private final ConsentRepository consents;

    CustomerPersonalData(AddressRepository addresses, ConsentRepository consents) {
        this.addresses = addresses;
        this.consents = consents;
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer_address", "consent");
    }

    @Override
    public Object export(CustomerId customer) {
        var account = new AccountId(customer.value());
        return new Export(addresses.list(account), consents.page(account, null, Integer.MAX_VALUE));
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        var account = new AccountId(customer.value());
        addresses.removeAll(account);
        if (consents.current(account).isEmpty()) {
            return List.of();
        }
        consents.removeDevices(account);
        return List.of(new RetainedRecord(
                "What you have agreed to and when, without your name or where it came from.",
                "Digital Personal Data Protection Act 2023, section 6(10)",
                null));
    }

    private record Export(List<SavedAddress> addresses, List<Consent> consents) {}
}
