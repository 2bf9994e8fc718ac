package com.bharatmart.identity;

import com.bharatmart.identity.EmailChangeRepository.PendingEmailChange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the tokens that were mailed to verify an address, whatever they are for. */
@Service
public class EmailVerificationService {

    private final SignUpVerificationService signUps;
    private final EmailChangeService changes;

    EmailVerificationService(SignUpVerificationService signUps, EmailChangeService changes) {
        this.signUps = signUps;
        this.changes = changes;
    }

    /**
     * Prepares {@link #complete}: the slow part, outside of any transaction. A token that is not valid is refused there,
     * so that a repetition under an {@code Idempotency-Key} gets its answer.
     *
     * @param password for the new account, in place of the one of the sign-up; null to keep that
     * @throws PasswordException if the password is too easy to guess, or the token is not of a sign-up
     * @throws LoginOverloadException if this instance has more passwords to hash than it can
     */
    public Prepared prepare(String token, @Nullable Password password) {
        var signUp = signUps.prepare(token, password).orElse(null);
        var change = signUp == null ? changes.find(token).orElse(null) : null;
        if (change != null && password != null) {
            throw new PasswordException("password", "not_allowed", "is for the token of a sign-up only");
        }
        return new Prepared(token, signUp, change);
    }

    /**
     * Verifies the address: the account starts, or gets its new address.
     *
     * @throws VerificationException if the token is not valid, or the address has an account meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        if (prepared.signUp != null) {
            signUps.complete(prepared.signUp);
        } else if (prepared.change != null) {
            changes.complete(prepared.change, prepared.token);
        } else {
            throw new VerificationException.UnknownTokenException();
        }
    }

    /** A verification that only has to be written, or refused. */
    public static final class Prepared {
        private final String token;
        private final SignUpVerificationService.@Nullable Prepared signUp;
        private final @Nullable PendingEmailChange change;

        private Prepared(
                String token,
                SignUpVerificationService.@Nullable Prepared signUp,
                @Nullable PendingEmailChange change) {
            this.token = token;
            this.signUp = signUp;
            this.change = change;
        }
    }
}
