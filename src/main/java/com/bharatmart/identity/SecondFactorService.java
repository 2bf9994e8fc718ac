package com.bharatmart.identity;

import com.bharatmart.identity.totp.RecoveryCode;
import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.identity.totp.SecondFactorProperties;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Service;

/** Verifies, shows and removes the second factor of the caller. {@link SecondFactorEnrollmentService} sets it up. */
@Service
public class SecondFactorService {

    private final SecondFactorRepository factors;
    private final SecondFactorVerifier verifier;
    private final SecondFactorProperties properties;
    private final AccountRepository accounts;
    private final LoginService loginService;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    SecondFactorService(
            SecondFactorRepository factors,
            SecondFactorVerifier verifier,
            SecondFactorProperties properties,
            AccountRepository accounts,
            LoginService loginService,
            TransactionRetry transactions,
            AuditLog audit) {
        this.factors = factors;
        this.verifier = verifier;
        this.properties = properties;
        this.accounts = accounts;
        this.loginService = loginService;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Verifies the second factor of a login that waits for it. The caller gets a new login.
     *
     * @param sessionId the caller's session, which ends
     * @throws LoginException if the caller's login has ended since the request was authenticated
     * @throws SecondFactorException.InvalidCodeException if the code is wrong or was used before
     * @throws SecondFactorException.AlreadyVerifiedException if the login does not wait for a second factor
     * @throws RateLimitExceededException if there were too many attempts
     */
    public AuthenticatedSession verify(LoginAuthentication login, String code, Device device, String sessionId) {
        if (!login.waitsForSecondFactor()) {
            throw new SecondFactorException.AlreadyVerifiedException();
        }
        var id = id(login);
        return verifier.verify(id, code, device, use -> {
            var account = accounts.find(id).orElseThrow(SecondFactorException.NotSetUpException::new);
            return loginService.replace(login, account, device, sessionId, use);
        });
    }

    public Status status(LoginAuthentication login) {
        var id = id(login);
        var factor = factors.find(id);
        return new Status(
                factor.isPresent(),
                factor.filter(SecondFactorRepository.Enrolled::active).isPresent(),
                properties.isRequiredOf(login.getPrincipal().roles()),
                factors.countRecoveryCodes(id));
    }

    /** Replaces the recovery codes. Throws as {@link SecondFactorVerifier#verify}. */
    public List<String> renewRecoveryCodes(LoginAuthentication login, String code, Device device) {
        var id = id(login);
        var codes = RecoveryCode.generate(random);
        execute(
                id,
                code,
                device,
                "second-factor.recovery-codes-renewed",
                () -> factors.replaceRecoveryCodes(id, codes));
        return codes.stream().map(RecoveryCode::value).toList();
    }

    /** Removes the app and the recovery codes. Throws as {@link SecondFactorVerifier#verify}. */
    public void remove(LoginAuthentication login, String code, Device device) {
        var id = id(login);
        execute(id, code, device, "second-factor.removed", () -> factors.remove(id));
    }

    private void execute(AccountId id, String code, Device device, String action, Runnable change) {
        verifier.verify(
                id,
                code,
                device,
                use -> transactions.execute(() -> {
                    use.run();
                    change.run();
                    audit.record(new AuditEvent(action, "account", id.value().toString(), null, null));
                    return id;
                }));
    }

    private static AccountId id(LoginAuthentication login) {
        return new AccountId(login.getPrincipal().id());
    }

    /**
     * The state of a second factor.
     *
     * @param enrolled whether there is an app, confirmed or not
     * @param active whether the app is confirmed
     * @param required whether a role of the account needs a second factor
     * @param recoveryCodesLeft unused recovery codes
     */
    public record Status(boolean enrolled, boolean active, boolean required, int recoveryCodesLeft) {}
}
