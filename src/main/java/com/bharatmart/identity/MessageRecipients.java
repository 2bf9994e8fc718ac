package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who people are, to those who write to them. */
@Service
public class MessageRecipients {

    private final AccountRepository accounts;

    MessageRecipients(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Empty if there is no such account any more. */
    public Optional<Recipient> find(AccountId id) {
        return accounts.find(id).map(account -> new Recipient(account.name(), account.email()));
    }

    /** Somebody with an account. */
    public record Recipient(String name, @Nullable EmailAddress email) {}
}
