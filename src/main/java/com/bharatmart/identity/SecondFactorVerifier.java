package com.bharatmart.identity;

import com.bharatmart.identity.totp.RecoveryCode;
import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.identity.totp.SecretEncryption;
import com.bharatmart.identity.totp.Totp;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Verifies codes of authenticator apps and recovery codes. Each code is valid once, and wrong codes are counted. */
@Component
class SecondFactorVerifier {

    private static final Pattern APP_CODE = Pattern.compile("[0-9]{%d}".formatted(Totp.DIGITS));

    private final SecondFactorRepository factors;
    private final SecretEncryption encryption;
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final DeniedAccessLog deniedAccess;

    SecondFactorVerifier(
            SecondFactorRepository factors,
            SecretEncryption encryption,
            LoginThrottle throttle,
            AuditLog audit,
            DeniedAccessLog deniedAccess) {
        this.factors = factors;
        this.encryption = encryption;
        this.throttle = throttle;
        this.audit = audit;
        this.deniedAccess = deniedAccess;
    }

    /**
     * Verifies a code and runs the work that needs it.
     *
     * @param work receives the statement that uses up the code, to run in the transaction of the work
     * @throws SecondFactorException.InvalidCodeException if the code is wrong or was used before
     * @throws SecondFactorException.NotSetUpException if the account has no second factor
     * @throws RateLimitExceededException if there were too many attempts
     */
    <T> T verify(AccountId account, String code, Device device, Function<Runnable, T> work) {
        return counted(account, device, () -> {
            var use = APP_CODE.matcher(code).matches() ? appCode(account, code) : recoveryCode(account, code);
            return work.apply(use);
        });
    }

    /** As {@link #verify} with the first code of an app, which activates it. Recovery codes are not valid. */
    <T> T confirm(AccountId account, String code, Device device, Function<Runnable, T> work) {
        return counted(account, device, () -> {
            var factor = factors.find(account).orElseThrow(SecondFactorException.NotSetUpException::new);
            if (factor.active()) {
                throw new SecondFactorException.AlreadyActiveException();
            }
            var step = step(account, factor, code);
            return work.apply(() -> {
                if (!factors.confirm(account, factor.secret(), step)) {
                    throw new SecondFactorException.InvalidCodeException();
                }
            });
        });
    }

    private <T> T counted(AccountId account, Device device, Supplier<T> work) {
        var subject = "second-factor:" + account.value();
        try (var attempt = throttle.beforeLogin(subject, device.address())) {
            try {
                var result = work.get();
                attempt.succeeded();
                return result;
            } catch (SecondFactorException.InvalidCodeException e) {
                attempt.failed();
                deniedAccess.record(
                        event("second-factor.refused", account),
                        DeniedAccessLog.CallerKind.ACCOUNT,
                        account.value().toString());
                throw e;
            }
        }
    }

    private Runnable appCode(AccountId account, String code) {
        var factor = factors.find(account)
                .filter(SecondFactorRepository.Enrolled::active)
                .orElseThrow(SecondFactorException.NotSetUpException::new);
        var step = step(account, factor, code);
        var renewed = encryption.isOutdated(factor.secret())
                ? encryption.encrypt(account.value(), encryption.decrypt(account.value(), factor.secret()))
                : factor.secret();
        return () -> {
            if (!factors.use(account, factor.secret(), renewed, step)) {
                throw new SecondFactorException.InvalidCodeException();
            }
        };
    }

    private long step(AccountId account, SecondFactorRepository.Enrolled factor, String code) {
        return Totp.step(encryption.decrypt(account.value(), factor.secret()), code, factor.step())
                .orElseThrow(SecondFactorException.InvalidCodeException::new);
    }

    private Runnable recoveryCode(AccountId account, String code) {
        return () -> {
            if (!factors.useRecoveryCode(account, new RecoveryCode(code))) {
                throw new SecondFactorException.InvalidCodeException();
            }
            audit.record(event("second-factor.recovery-code-used", account));
        };
    }

    private static AuditEvent event(String action, AccountId account) {
        return new AuditEvent(action, "account", account.value().toString(), null, null);
    }
}
