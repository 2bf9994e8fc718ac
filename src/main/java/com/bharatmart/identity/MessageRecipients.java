package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the name and the address of an account, for messages to its owner. */
@Component
public class MessageRecipients {

    private final AccountRepository accounts;

    MessageRecipients(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Returns empty if the account does not exist any more. */
    public Optional<Recipient> find(AccountId id) {
        return accounts.find(id).map(account -> new Recipient(account.name(), account.email()));
    }

    /** The owner of an account. */
    public record Recipient(String name, @Nullable EmailAddress email) {}
}
