package com.bharatmart.identity;

import com.bharatmart.identity.AccountEvent.PhoneVerified;
import com.bharatmart.identity.PhoneChangeRepository.PendingPhoneChange;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies a new phone of an account, which logs in to the account from then on. The code belongs to one account: it does
 * not log in, and a code to log in with does not verify a phone.
 */
@Service
public class PhoneVerificationService {

    private final PhoneChangeRepository changes;
    private final OneTimeCodeService codes;
    private final AccountRepository accounts;
    private final CustomerAccountRepository customers;
    private final LoginRepository logins;
    private final TransactionRetry transactions;
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PhoneVerificationService(
            PhoneChangeRepository changes,
            OneTimeCodeService codes,
            AccountRepository accounts,
            CustomerAccountRepository customers,
            LoginRepository logins,
            TransactionRetry transactions,
            LoginThrottle throttle,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.codes = codes;
        this.accounts = accounts;
        this.customers = customers;
        this.logins = logins;
        this.transactions = transactions;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Prepares {@link #complete}: spends a try and compares the code. {@link #complete} refuses a wrong code, so that a
     * repeated request with its {@code Idempotency-Key} gets the same response.
     *
     * @throws RateLimitExceededException if there were too many attempts from this address
     * @throws PasswordException.OverloadException if this instance has too many codes to check
     */
    public Prepared prepare(LoginAuthentication login, String code, Device device) {
        try (var attempt = throttle.beforeGuess(device.address())) {
            var account = new AccountId(login.getPrincipal().id());
            var change = transactions.execute(() -> changes.spendTry(account)).orElse(null);
            var matches = codes.matches(
                    code, change == null ? null : change.codeHash(), () -> change != null && changes.returnTry(change));
            if (!matches) {
                attempt.failed();
            }
            return new Prepared(new LoginId(login.login()), matches ? change : null);
        }
    }

    /**
     * Gives the phone to the account. All other logins of the account end.
     *
     * @throws VerificationException.WrongCodeException if the code is wrong, or the account has changed since the request
     * @throws VerificationException.PhoneTakenException if another account has verified this phone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Prepared prepared) {
        var change = prepared.change;
        if (change == null || !changes.use(change)) {
            throw new VerificationException.WrongCodeException();
        }
        var account = change.account();
        if (accounts.findByVerifiedPhone(change.phone())
                .filter(owner -> !owner.id().equals(account))
                .isPresent()) {
            throw new VerificationException.PhoneTakenException();
        }
        if (!customers.changePhone(account, change.accountVersion(), change.phone())) {
            throw new VerificationException.WrongCodeException();
        }
        logins.endOthers(account, prepared.login);
        audit.record(new AuditEvent(
                "customer.phone-verified", "account", account.value().toString(), null, null));
        events.publishEvent(new PhoneVerified(account));
    }

    /** A compared code. Without a change it is refused. */
    public static final class Prepared {

        private final LoginId login;
        private final @Nullable PendingPhoneChange change;

        private Prepared(LoginId login, @Nullable PendingPhoneChange change) {
            this.login = login;
            this.change = change;
        }
    }
}
