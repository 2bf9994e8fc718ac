package com.bharatmart.identity;

import com.bharatmart.identity.password.PasswordException;
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
 * Login of customers with a code that is sent to a phone. The login creates an account if no account has verified the
 * phone. A phone that a customer has only entered into a profile does not log in: it may belong to another person.
 */
@Service
public class OneTimeCodeLoginService {

    private final OneTimeCodeService codes;
    private final AccountRepository accounts;
    private final LoginService loginService;
    private final TransactionRetry transactions;
    private final LoginThrottle throttle;
    private final DeniedAccessLog deniedAccess;

    OneTimeCodeLoginService(
            OneTimeCodeService codes,
            AccountRepository accounts,
            LoginService loginService,
            TransactionRetry transactions,
            LoginThrottle throttle,
            DeniedAccessLog deniedAccess) {
        this.codes = codes;
        this.accounts = accounts;
        this.loginService = loginService;
        this.transactions = transactions;
        this.throttle = throttle;
        this.deniedAccess = deniedAccess;
    }

    /**
     * Checks the code, which is valid once, and opens a login.
     *
     * @param previous the client's session until now, which ends; null for none
     * @throws LoginException if the code is wrong, was used or has expired
     * @throws RateLimitExceededException if there were too many attempts from this address
     * @throws PasswordException.OverloadException if this instance has too many codes to check
     */
    public AuthenticatedSession login(PhoneNumber phone, String code, Device device, @Nullable String previous) {
        try (var attempt = throttle.beforeGuess(phone.value(), device.address())) {
            var hash = codes.verify(phone, code, device.address()).orElse(null);
            if (hash == null) {
                attempt.failed();
                throw denied(phone, device);
            }
            AuthenticatedSession login;
            try {
                login = open(phone, hash, device, previous);
            } catch (LoginException e) {
                attempt.failed();
                throw e;
            } catch (RuntimeException e) {
                codes.returnTry(phone, hash);
                throw e;
            }
            attempt.succeeded();
            return login;
        }
    }

    private AuthenticatedSession open(PhoneNumber phone, String hash, Device device, @Nullable String previous) {
        var account = accounts.findByVerifiedPhone(phone).orElseGet(() -> create(phone));
        if (!account.active()) {
            throw denied(phone, device);
        }
        return loginService.open(account, LoginMethod.ONE_TIME_CODE, device, previous, () -> {
            if (!codes.use(phone, hash)) {
                throw new LoginException.InvalidCodeException();
            }
        });
    }

    private Account create(PhoneNumber phone) {
        var account = new Account(
                AccountId.next(), ShopPrincipal.Kind.CUSTOMER, phone.value(), null, null, false, Set.of(), true, 0);
        transactions.execute(() -> accounts.addWithVerifiedPhone(account, phone));
        return accounts.findByVerifiedPhone(phone).orElseThrow();
    }

    private LoginException denied(PhoneNumber phone, Device device) {
        var event = new AuditEvent("login.refused", "phone", Fingerprint.of(phone.value()), null, null);
        deniedAccess.record(event, DeniedAccessLog.CallerKind.GUEST, String.valueOf(device.address()));
        return new LoginException.InvalidCodeException();
    }
}
