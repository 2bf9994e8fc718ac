package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.InvalidAddressException;
import com.bharatmart.shared.PostalAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The address books of customers. Changes of one address book lock the row of its account. */
@Service
public class AddressBookService {

    private final AddressRepository addresses;
    private final CustomerAccountService accounts;
    private final CustomerProperties properties;

    AddressBookService(AddressRepository addresses, CustomerAccountService accounts, CustomerProperties properties) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.properties = properties;
    }

    /** Returns the addresses in the order of their creation. */
    @Transactional(readOnly = true)
    public List<SavedAddress> list(AccountId account) {
        return addresses.list(account);
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    @Transactional(readOnly = true)
    public SavedAddress view(AccountId account, AddressId id) {
        return addresses.find(account, id).orElseThrow(CustomerException.NotFoundException::new);
    }

    /**
     * Adds an address.
     *
     * @throws CustomerException.TooManyAddressesException if the address book is full
     * @throws InvalidAddressException if GSTIN and state contradict each other
     */
    @Transactional
    public SavedAddress add(AccountId account, Entry entry) {
        entry.address().requireGstinOfState();
        accounts.lock(account);
        if (addresses.list(account).size() >= properties.maxAddresses()) {
            throw new CustomerException.TooManyAddressesException(properties.maxAddresses());
        }
        var address = new SavedAddress(AddressId.next(), entry.address(), entry.isDefault(), 0);
        if (entry.isDefault()) {
            addresses.clearDefaultExcept(account, address.id());
        }
        addresses.add(account, address);
        return address;
    }

    /**
     * Changes an address.
     *
     * @throws CustomerException.NotFoundException if the address does not exist or belongs to another customer
     * @throws InvalidAddressException if GSTIN and state contradict each other
     */
    @Transactional
    public SavedAddress change(AccountId account, AddressId id, IfMatch ifMatch, UnaryOperator<Entry> change) {
        accounts.lock(account);
        var before = view(account, id);
        ifMatch.require(before.version());
        var entry = change.apply(new Entry(before.address(), before.isDefault()));
        entry.address().requireGstinOfState();
        if (entry.isDefault()) {
            addresses.clearDefaultExcept(account, id);
        }
        addresses.change(account, new SavedAddress(id, entry.address(), entry.isDefault(), before.version()));
        return view(account, id);
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    @Transactional
    public void remove(AccountId account, AddressId id, IfMatch ifMatch) {
        accounts.lock(account);
        ifMatch.require(view(account, id).version());
        addresses.remove(account, id);
    }

    /**
     * An address as a customer enters it.
     *
     * @param isDefault whether the address becomes the default, in place of another one
     */
    public record Entry(PostalAddress address, boolean isDefault) {}
}
