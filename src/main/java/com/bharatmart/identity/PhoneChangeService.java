package com.bharatmart.identity;

import com.bharatmart.identity.VerificationRequested.PhoneChangeRequested;
import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests for a verified phone of an account, and issues their codes. {@link PhoneVerificationService} verifies them. */
@Service
public class PhoneChangeService {

    private final PhoneChangeRepository changes;
    private final OneTimeCodeService codes;
    private final ReauthenticationService reauthentication;
    private final OneTimeCodeProperties properties;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    PhoneChangeService(
            PhoneChangeRepository changes,
            OneTimeCodeService codes,
            ReauthenticationService reauthentication,
            OneTimeCodeProperties properties,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.codes = codes;
        this.reauthentication = reauthentication;
        this.properties = properties;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Prepares {@link #request}: the slow part, outside of any transaction.
     *
     * @param current the password of the account; null for an account without one
     * @throws AccountException if the password is missing, or the account has none and the login is not recent
     * @throws PasswordException if the password is wrong, or this instance has too many to check
     * @throws RateLimitExceededException if there were too many wrong guesses at the password
     */
    public Change prepare(LoginAuthentication login, PhoneNumber phone, @Nullable Password current, Device device) {
        return new Change(reauthentication.require(login, current, device), phone);
    }

    /**
     * Stores the request. Whether another account has the phone is checked after the code has come back.
     *
     * @param address of the client
     * @throws VerificationException.NotServedException if the shop sends no codes to this number
     * @throws VerificationException.TooSoonException if the phone received a code a short while ago
     * @throws MessageChannels.UnavailableException if this shop sends no text messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(Change change, @Nullable String address) {
        codes.count(change.phone, address);
        changes.request(change.account, change.phone);
        events.publishEvent(new PhoneChangeRequested(change.account.id()));
    }

    /**
     * Issues the code and stores its slow hash. The caller sends the code at once.
     *
     * @return empty if the request is older than a code is valid
     */
    public Optional<Issued> issue(AccountId account) {
        return changes.phone(account, properties.expiry()).flatMap(phone -> {
            var code = codes.generate();
            return transactions.execute(
                            () -> changes.issue(account, phone, code.hash(), properties.tries(), properties.expiry()))
                    ? Optional.of(new Issued(phone, code.value()))
                    : Optional.empty();
        });
    }

    /** A code to send. */
    public record Issued(PhoneNumber phone, String code) {

        /** Keeps the code out of logs. */
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** A checked request that is not stored yet. */
    public static final class Change {

        private final Account account;
        private final PhoneNumber phone;

        private Change(Account account, PhoneNumber phone) {
            this.account = account;
            this.phone = phone;
        }
    }
}
