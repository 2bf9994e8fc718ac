package com.bharatmart.identity;

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

/** Takes codes of authenticator apps, and recovery codes in their place: each counts once, and guesses are counted. */
@Component
class SecondFactorVerifier {

    private static final Pattern OF_AN_APP = Pattern.compile("[0-9]{%d}".formatted(Totp.DIGITS));

    private final SecondFactorRepository factors;
    private final SecretEncryption encryption;
    private final LoginThrottle tries;
    private final AuditLog audit;
    private final DeniedAccessLog attempts;

    SecondFactorVerifier(
            SecondFactorRepository factors,
            SecretEncryption encryption,
            LoginThrottle tries,
            AuditLog audit,
            DeniedAccessLog attempts) {
        this.factors = factors;
        this.encryption = encryption;
        this.tries = tries;
        this.audit = audit;
        this.attempts = attempts;
    }

    /**
     * Does something that needs a code.
     *
     * @param work gets what uses the code up, to be run in the transaction of what the code is for
     * @throws SecondFactorException.InvalidCodeException if it is none that counts
     * @throws SecondFactorException.NotSetUpException if there is no second factor
     * @throws RateLimitExceededException if there were too many guesses
     */
    <T> T with(AccountId account, String code, Device device, Function<Runnable, T> work) {
        return counted(account, device, () -> {
            var use = OF_AN_APP.matcher(code).matches() ? ofApp(account, code) : ofRecovery(account, code);
            return work.apply(use);
        });
    }

    /** The same with the first code of an app, by which its owner shows that it works; recovery codes come after. */
    <T> T confirming(AccountId account, String code, Device device, Function<Runnable, T> work) {
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
        try (var attempt = tries.beforeLogin(subject, device.address())) {
            try {
                var result = work.get();
                attempt.succeeded();
                return result;
            } catch (SecondFactorException.InvalidCodeException e) {
                attempt.failed();
                attempts.record(
                        event("second-factor.refused", account),
                        DeniedAccessLog.CallerKind.ACCOUNT,
                        account.value().toString());
                throw e;
            }
        }
    }

    private Runnable ofApp(AccountId account, String code) {
        var factor = factors.find(account)
                .filter(SecondFactorRepository.Enrolled::active)
                .orElseThrow(SecondFactorException.NotSetUpException::new);
        var step = step(account, factor, code);
        var renewed = encryption.isOutdated(factor.secret())
                ? encryption.encrypt(account, encryption.decrypt(account, factor.secret()))
                : factor.secret();
        return () -> {
            if (!factors.use(account, factor.secret(), renewed, step)) {
                throw new SecondFactorException.InvalidCodeException();
            }
        };
    }

    private long step(AccountId account, SecondFactorRepository.Enrolled factor, String code) {
        return Totp.step(encryption.decrypt(account, factor.secret()), code, factor.step())
                .orElseThrow(SecondFactorException.InvalidCodeException::new);
    }

    private Runnable ofRecovery(AccountId account, String code) {
        var hash = new RecoveryCode(code).hash(account);
        return () -> {
            if (!factors.useRecoveryCode(account, hash)) {
                throw new SecondFactorException.InvalidCodeException();
            }
            audit.record(event("second-factor.recovery-code-used", account));
        };
    }

    private static AuditEvent event(String action, AccountId account) {
        return new AuditEvent(action, "account", account.value().toString(), null, null);
    }
}
