package com.bharatmart.identity;

import com.bharatmart.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A client requested a token or a code. The secret is generated when it is sent: events are stored until they have been
 * handled, and no event contains a secret.
 */
public sealed interface VerificationRequested {

    /** A client requested an account. */
    record SignUpRequested(VerificationId id) implements VerificationRequested {}

    /** A customer requested another e-mail address. */
    record EmailChangeRequested(VerificationId id, AccountId accountId) implements VerificationRequested {}

    /** A customer requested another verified phone. */
    record PhoneChangeRequested(AccountId accountId) implements VerificationRequested {}

    /** A client requested a code to log in with. */
    record OneTimeCodeRequested(PhoneNumber phone) implements VerificationRequested {}

    /**
     * A client requested a password reset.
     *
     * @param accountId null if the given address has no account; the event is published all the same, so that the
     *     response takes equally long
     */
    record PasswordResetRequested(@Nullable AccountId accountId) implements VerificationRequested {}
}
