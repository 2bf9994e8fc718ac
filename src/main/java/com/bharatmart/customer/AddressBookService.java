package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccountService;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.PostalAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where customers have their parcels sent. Changes of one book wait for each other at the row of its account. */
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

    /** In the order of their adding. */
    @Transactional(readOnly = true)
    public List<SavedAddress> list(AccountId account) {
        return addresses.list(account);
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    @Transactional(readOnly = true)
    public SavedAddress view(AccountId account, AddressId id) {
        return addresses.find(account, id).orElseThrow(CustomerException.NotFoundException::new);
    }

    /** Throws {@link CustomerException} if the book is full, or the address contradicts itself. */
    @Transactional
    public SavedAddress add(AccountId account, Entry entry) {
        entry.address().requireOneState();
        lock(account);
        if (addresses.list(account).size() >= properties.maxAddresses()) {
            throw new CustomerException.TooManyException(
                    "The shop keeps %d addresses of one customer at the most.".formatted(properties.maxAddresses()));
        }
        var address = new SavedAddress(AddressId.next(), entry.address(), entry.isDefault(), 0);
        if (entry.isDefault()) {
            addresses.noDefaultBut(account, address.id());
        }
        addresses.add(account, address);
        return address;
    }

    /** Throws {@link CustomerException} if it is not there, or would contradict itself. */
    @Transactional
    public SavedAddress change(AccountId account, AddressId id, IfMatch ifMatch, UnaryOperator<Entry> change) {
        lock(account);
        var before = view(account, id);
        ifMatch.require(before.version());
        var entry = change.apply(new Entry(before.address(), before.isDefault()));
        entry.address().requireOneState();
        if (entry.isDefault()) {
            addresses.noDefaultBut(account, id);
        }
        addresses.change(account, new SavedAddress(id, entry.address(), entry.isDefault(), before.version()));
        return view(account, id);
    }

    /** Throws {@link CustomerException.NotFoundException}. */
    @Transactional
    public void remove(AccountId account, AddressId id, IfMatch ifMatch) {
        lock(account);
        ifMatch.require(view(account, id).version());
        addresses.remove(account, id);
    }

    private void lock(AccountId account) {
        accounts.lock(account);
    }

    /**
     * What a customer writes into the book.
     *
     * @param isDefault whether it takes the place of the one that is proposed now
     */
    public record Entry(PostalAddress address, boolean isDefault) {}
}
