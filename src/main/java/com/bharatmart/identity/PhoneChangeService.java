package com.bharatmart.identity;

import com.bharatmart.identity.PhoneChangeRepository.PendingPhoneChange;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.limit.TokenReturnQueue;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A verified phone for an account, which then logs it in. The code is of one account: it opens nothing else, and a code
 * for a login does not verify a phone.
 */
@Service
public class PhoneChangeService {

    private final PhoneChangeRepository changes;
    private final OneTimeCodeService codes;
    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final PasswordHasher hashes;
    private final ReauthenticationService reauthentication;
    private final OneTimeCodeProperties properties;
    private final TransactionRetry transactions;
    private final LoginThrottle tries;
    private final TokenReturnQueue returns;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    PhoneChangeService(
            PhoneChangeRepository changes,
            OneTimeCodeService codes,
            AccountRepository accounts,
            LoginRepository logins,
            PasswordHasher hashes,
            ReauthenticationService reauthentication,
            OneTimeCodeProperties properties,
            TransactionRetry transactions,
            LoginThrottle tries,
            TokenReturnQueue returns,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.codes = codes;
        this.accounts = accounts;
        this.logins = logins;
        this.hashes = hashes;
        this.reauthentication = reauthentication;
        this.properties = properties;
        this.transactions = transactions;
        this.tries = tries;
        this.returns = returns;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Prepares {@link #request}: the slow part, outside of any transaction.
     *
     * @param current the password of the account; null for an account without one
     * @throws AccountException if the account has a password and none is given, or has none and the login is not fresh
     * @throws PasswordChangeService.WrongPasswordException if the password is another one
     * @throws RateLimitExceededException if the password was guessed at too often
     * @throws LoginOverloadException if this instance has more passwords to check than it can
     */
    public Change prepare(LoginAuthentication login, PhoneNumber phone, @Nullable Password current, Device device) {
        return new Change(reauthentication.require(login, current, device), phone);
    }

    /**
     * Stores the request. Whether another account has the phone is not looked up before the code has come back.
     *
     * @param address of the client
     * @throws OneTimeCodeService.NotServedException if the shop sends no codes there
     * @throws OneTimeCodeService.TooSoonException if the phone was sent enough of them lately
     * @throws FeatureUnavailableException if this shop sends no texts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Change change, @Nullable String address) {
        codes.count(change.phone, address);
        changes.request(change.account, change.phone);
        events.publishEvent(new PhoneChangeRequested(change.account.id()));
    }

    /**
     * Makes the code, of which only a slow hash is stored. The caller sends it at once.
     *
     * @return empty if the request is older than a code is valid
     */
    public Optional<Issued> issue(AccountId account) {
        return changes.phone(account, properties.expiry()).flatMap(phone -> {
            var code = codes.next();
            var hash = hashes.hash(code);
            return transactions.execute(
                            () -> changes.issue(account, phone, hash, properties.tries(), properties.expiry()))
                    ? Optional.of(new Issued(phone, code))
                    : Optional.empty();
        });
    }

    /**
     * Prepares {@link #complete}: spends a try on the guess. A wrong one is refused there, so that a repetition under an
     * {@code Idempotency-Key} gets its answer.
     *
     * @throws RateLimitExceededException if there were too many guesses from this address
     * @throws LoginOverloadException if this instance has more to check than it can
     */
    public Guess guess(LoginAuthentication login, String code, Device device) {
        try (var attempt = tries.beforeGuess(device.address())) {
            var account = new AccountId(login.getPrincipal().id());
            var change = transactions.execute(() -> changes.spendTry(account)).orElse(null);
            var right = matches(code, change);
            if (!right) {
                attempt.failed();
            }
            return new Guess(new LoginId(login.login()), right ? change : null);
        }
    }

    /** A guess that cannot be looked at costs no try. */
    private boolean matches(String code, @Nullable PendingPhoneChange change) {
        try {
            return hashes.matches(code, change == null ? null : change.codeHash());
        } catch (LoginOverloadException e) {
            if (change != null) {
                returns.run(() -> transactions.execute(() -> changes.giveTryBack(change)));
            }
            throw e;
        }
    }

    /**
     * Gives the account its phone. All other logins of the account end.
     *
     * @throws VerificationException.WrongCodeException if the code is another one, or the account has changed since the request
     * @throws VerificationException.PhoneTakenException if another account has verified this phone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Guess guess) {
        var change = guess.right;
        if (change == null || !changes.use(change)) {
            throw new VerificationException.WrongCodeException();
        }
        var account = change.account();
        if (accounts.find(change.phone())
                .filter(owner -> !owner.id().equals(account))
                .isPresent()) {
            throw new VerificationException.PhoneTakenException();
        }
        if (!accounts.changePhone(account, change.accountVersion(), change.phone())) {
            throw new VerificationException.WrongCodeException();
        }
        logins.endOthers(account, guess.login);
        audit.record(new AuditEvent(
                "customer.phone-verified", "account", account.value().toString(), null, null));
        events.publishEvent(new PhoneVerified(account));
    }

    /** A code to be sent. */
    public record Issued(PhoneNumber phone, String code) {
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** A request that only has to be stored. */
    public static final class Change {
        private final Account account;
        private final PhoneNumber phone;

        private Change(Account account, PhoneNumber phone) {
            this.account = account;
            this.phone = phone;
        }
    }

    /** A guess that was compared already. */
    public static final class Guess {
        private final LoginId login;
        private final @Nullable PendingPhoneChange right;

        private Guess(LoginId login, @Nullable PendingPhoneChange right) {
            this.login = login;
            this.right = right;
        }
    }
}
