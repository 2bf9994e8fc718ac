package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Something happened to an account. The owner is told about it, except for a login. */
public sealed interface AccountEvent {

    AccountId accountId();

    /** A customer has verified an address and has an account. */
    record CustomerSignedUp(AccountId accountId) implements AccountEvent {}

    /**
     * A customer has logged in.
     *
     * @param byPhone whether with a code to the verified phone, so that the phone is still theirs
     */
    record CustomerLoggedIn(AccountId accountId, boolean byPhone) implements AccountEvent {}

    /** The address of an account was requested again, for a new account or for another one. */
    record SignUpRepeated(AccountId accountId) implements AccountEvent {}

    /** The account has another password, and its other logins have ended. */
    record PasswordChanged(AccountId accountId) implements AccountEvent {}

    /**
     * The account has another e-mail address.
     *
     * @param before the previous address, which is told about the change; null if there was none
     */
    record EmailChanged(AccountId accountId, @Nullable EmailAddress before) implements AccountEvent {}

    /** A customer has verified a phone. Codes to this phone log in to the account. */
    record PhoneVerified(AccountId accountId) implements AccountEvent {}
}
