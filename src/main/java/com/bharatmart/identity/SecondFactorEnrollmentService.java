package com.bharatmart.identity;

import com.bharatmart.identity.password.Password;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.totp.Base32;
import com.bharatmart.identity.totp.RecoveryCode;
import com.bharatmart.identity.totp.SecondFactorException;
import com.bharatmart.identity.totp.SecondFactorProperties;
import com.bharatmart.identity.totp.SecretEncryption;
import com.bharatmart.identity.totp.Totp;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Sets up the second factor of a member of staff: an authenticator app (RFC 6238) and recovery codes. The app is active
 * after its first code was verified, so that a wrong set-up does not lock its owner out.
 */
@Service
public class SecondFactorEnrollmentService {

    private static final int SECRET_BYTES = 20; // the length of the hash, RFC 4226, section 4

    private final SecondFactorRepository factors;
    private final SecondFactorVerifier verifier;
    private final SecretEncryption encryption;
    private final SecondFactorProperties properties;
    private final ReauthenticationService reauthentication;
    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final LoginService loginService;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    SecondFactorEnrollmentService(
            SecondFactorRepository factors,
            SecondFactorVerifier verifier,
            SecretEncryption encryption,
            SecondFactorProperties properties,
            ReauthenticationService reauthentication,
            AccountRepository accounts,
            LoginRepository logins,
            LoginService loginService,
            TransactionRetry transactions,
            AuditLog audit) {
        this.factors = factors;
        this.verifier = verifier;
        this.encryption = encryption;
        this.properties = properties;
        this.reauthentication = reauthentication;
        this.accounts = accounts;
        this.logins = logins;
        this.loginService = loginService;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Generates a secret for an app. An unconfirmed app is replaced.
     *
     * @param password the current password: a session alone must not lock its owner out
     * @throws PasswordException if the password is wrong, or this instance has too many to check
     * @throws SecondFactorException.AlreadyActiveException if there is an active app
     * @throws SecondFactorException.KeyUnavailableException if no key to encrypt secrets is configured
     * @throws RateLimitExceededException if there were too many wrong guesses at the password
     */
    public Enrollment enroll(LoginAuthentication login, Password password, Device device) {
        var id = new AccountId(login.getPrincipal().id());
        var account = accounts.find(id).orElseThrow(PasswordException.WrongPasswordException::new);
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var encrypted = encryption.encrypt(id.value(), secret);
        reauthentication.requirePassword(account, password, device);
        transactions.execute(() -> {
            if (!factors.enroll(id, encrypted)) {
                throw new SecondFactorException.AlreadyActiveException();
            }
            audit.record(event("second-factor.enrolled", id));
            return id;
        });
        var email = account.email();
        var text = Base32.encode(secret);
        return new Enrollment(
                text, Totp.uri(properties.issuer(), email == null ? account.name() : email.value(), text));
    }

    /**
     * Activates the app. All other logins of the account end, and the caller gets a new one.
     *
     * @param sessionId the caller's session, which ends
     * @throws LoginException if the caller's login has ended since the request was authenticated
     * @throws SecondFactorException.InvalidCodeException if the code is wrong
     * @throws SecondFactorException.NotSetUpException if there is no app to confirm
     * @throws SecondFactorException.AlreadyActiveException if there is an active app
     */
    public Confirmed confirm(LoginAuthentication login, String code, Device device, String sessionId) {
        var id = new AccountId(login.getPrincipal().id());
        var codes = RecoveryCode.generate(random);
        var opened = verifier.confirm(id, code, device, use -> {
            var account = accounts.find(id).orElseThrow(SecondFactorException.NotSetUpException::new);
            return loginService.replace(login, account, device, sessionId, () -> {
                use.run();
                logins.endAll(id);
                factors.replaceRecoveryCodes(id, codes);
                audit.record(event("second-factor.activated", id));
            });
        });
        return new Confirmed(opened, codes.stream().map(RecoveryCode::value).toList());
    }

    private static AuditEvent event(String action, AccountId account) {
        return new AuditEvent(action, "account", account.value().toString(), null, null);
    }

    /**
     * The secret of a new app, which is shown once.
     *
     * @param secret in Base32
     * @param uri the same as an {@code otpauth} URI, to show as a QR code
     */
    public record Enrollment(String secret, String uri) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "an enrollment";
        }
    }

    /** An active app, with the new login and the recovery codes, which are shown once. */
    public record Confirmed(AuthenticatedSession login, List<String> recoveryCodes) {

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "a confirmation";
        }
    }
}
