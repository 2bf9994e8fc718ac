package com.bharatmart.identity;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Login with a code sent to a phone, for customers. Whoever has shown that a number is theirs has an account by that, a
 * new one if need be. A number that somebody has merely written into a profile opens nothing: it may be anybody's.
 */
@Service
public class OneTimeCodeLoginService {

    private final OneTimeCodeService codes;
    private final AccountRepository accounts;
    private final LoginService entrance;
    private final TransactionRetry transactions;
    private final LoginThrottle tries;
    private final DeniedAccessLog attempts;

    OneTimeCodeLoginService(
            OneTimeCodeService codes,
            AccountRepository accounts,
            LoginService entrance,
            TransactionRetry transactions,
            LoginThrottle tries,
            DeniedAccessLog attempts) {
        this.codes = codes;
        this.accounts = accounts;
        this.entrance = entrance;
        this.transactions = transactions;
        this.tries = tries;
        this.attempts = attempts;
    }

    /**
     * Checks the code, which counts once, and opens a login.
     *
     * @param earlier the session that the client had until now, which ends; null for none
     * @throws LoginException if the code is not the one that was sent, or does not count any more
     * @throws RateLimitExceededException if there were too many tries from this address
     * @throws LoginOverloadException if this instance has more to check than it can
     */
    public AuthenticatedSession login(PhoneNumber phone, String code, Device device, @Nullable String earlier) {
        try (var attempt = tries.beforeGuess(phone.value(), device.address())) {
            var hash = codes.guess(phone, code, device.address()).orElse(null);
            if (hash == null) {
                attempt.failed();
                throw refused(phone, device);
            }
            AuthenticatedSession login;
            try {
                login = letIn(phone, hash, device, earlier);
            } catch (LoginException e) {
                attempt.failed();
                throw e;
            } catch (RuntimeException e) {
                codes.giveTryBack(phone, hash);
                throw e;
            }
            attempt.succeeded();
            return login;
        }
    }

    private AuthenticatedSession letIn(PhoneNumber phone, String hash, Device device, @Nullable String earlier) {
        var account = accounts.find(phone).orElseGet(() -> newcomer(phone));
        if (!account.active()) {
            throw refused(phone, device);
        }
        return entrance.letIn(account, LoginMethod.ONE_TIME_CODE, device, earlier, () -> {
            if (!codes.use(phone, hash)) {
                throw new LoginException.InvalidCodeException();
            }
        });
    }

    private Account newcomer(PhoneNumber phone) {
        var account = new Account(
                AccountId.next(), ShopPrincipal.Kind.CUSTOMER, phone.value(), null, null, false, Set.of(), true, 0);
        transactions.execute(() -> accounts.addByPhone(account, phone));
        return accounts.find(phone).orElseThrow();
    }

    private LoginException refused(PhoneNumber phone, Device device) {
        var refusal = new AuditEvent("login.refused", "phone", Fingerprint.of(phone.value()), null, null);
        attempts.record(refusal, DeniedAccessLog.CallerKind.GUEST, String.valueOf(device.address()));
        return new LoginException.InvalidCodeException();
    }
}
