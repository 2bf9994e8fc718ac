package com.bharatmart.identity;

import com.bharatmart.identity.totp.Base32;
import com.bharatmart.identity.totp.Totp;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.DeniedAccessLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.LoginAuthentication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The second factor of a member of staff, for themselves: an authenticator app (RFC 6238) with recovery codes beside it.
 * An app counts from the moment at which a code of it has been given, so that one that was set up wrong locks nobody out.
 */
@Service
public class SecondFactorService {

    private static final int SECRET_BYTES = 20; // as long as the hash, RFC 4226, section 4

    private final SecondFactorRepository factors;
    private final SecondFactorVerifier verifier;
    private final SecretEncryption encryption;
    private final SecondFactorProperties properties;
    private final AccountRepository accounts;
    private final PasswordHasher hashes;
    private final LoginRepository logins;
    private final LoginService entrance;
    private final LoginThrottle tries;
    private final TransactionRetry transactions;
    private final AuditLog audit;
    private final DeniedAccessLog attempts;
    private final SecureRandom random = new SecureRandom();

    SecondFactorService(
            SecondFactorRepository factors,
            SecondFactorVerifier verifier,
            SecretEncryption encryption,
            SecondFactorProperties properties,
            AccountRepository accounts,
            PasswordHasher hashes,
            LoginRepository logins,
            LoginService entrance,
            LoginThrottle tries,
            TransactionRetry transactions,
            AuditLog audit,
            DeniedAccessLog attempts) {
        this.factors = factors;
        this.verifier = verifier;
        this.encryption = encryption;
        this.properties = properties;
        this.accounts = accounts;
        this.hashes = hashes;
        this.logins = logins;
        this.entrance = entrance;
        this.tries = tries;
        this.transactions = transactions;
        this.audit = audit;
        this.attempts = attempts;
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

    /**
     * Makes a secret for an app, which counts when it is confirmed. One that was not confirmed until now is forgotten.
     *
     * @param password which counts now, so that a session alone cannot lock its owner out
     * @throws PasswordChangeService.WrongPasswordException if it is another
     * @throws SecondFactorException.AlreadyActiveException if there is an app that counts
     * @throws FeatureUnavailableException if there is no key to keep secrets with
     * @throws RateLimitExceededException if the password was guessed at too often
     */
    public Enrollment enroll(LoginAuthentication login, Password password, Device device) {
        var id = id(login);
        var account = accounts.find(id).orElseThrow(PasswordChangeService.WrongPasswordException::new);
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var encrypted = encryption.encrypt(id, secret);
        checkPassword(account, password, device);
        transactions.execute(() -> {
            if (!factors.enroll(id, encrypted)) {
                throw new SecondFactorException.AlreadyActiveException();
            }
            audit.record(event("second-factor.enrolled", id));
            return id;
        });
        var text = Base32.encode(secret);
        return new Enrollment(text, uri(account, text));
    }

    /**
     * Lets the app count from now on. All other logins of the account end, and this one goes on under a new session id.
     *
     * @param sessionId by which they came
     * @throws LoginException if their login has ended meanwhile
     * @throws SecondFactorException.InvalidCodeException if it is not the app's code
     * @throws SecondFactorException.NotSetUpException if there is no app to confirm
     * @throws SecondFactorException.AlreadyActiveException if it counts already
     */
    public Confirmed confirm(LoginAuthentication login, String code, Device device, String sessionId) {
        var id = id(login);
        var codes = RecoveryCode.next(random);
        var opened = verifier.confirming(
                id,
                code,
                device,
                use -> entrance.letIn(account(id), LoginMethod.PASSWORD, device, sessionId, true, () -> {
                    endThatAsks(login);
                    use.run();
                    logins.endAll(id);
                    replaceRecoveryCodes(id, codes);
                    audit.record(event("second-factor.activated", id));
                }));
        return new Confirmed(opened, values(codes));
    }

    /**
     * Shows the second factor of a login that waits for it, which goes on under a new session id.
     *
     * @param sessionId by which they came
     * @throws LoginException if their login has ended meanwhile
     * @throws SecondFactorException.InvalidCodeException if the code does not count
     * @throws SecondFactorException.AlreadyShownException if the login waits for nothing
     * @throws RateLimitExceededException if there were too many guesses
     */
    public AuthenticatedSession show(LoginAuthentication login, String code, Device device, String sessionId) {
        if (!login.waitsForSecondFactor()) {
            throw new SecondFactorException.AlreadyShownException();
        }
        var id = id(login);
        return verifier.with(
                id,
                code,
                device,
                use -> entrance.letIn(account(id), LoginMethod.PASSWORD, device, sessionId, true, () -> {
                    endThatAsks(login);
                    use.run();
                }));
    }

    /** Other recovery codes; those of before count no more. Throws as {@link SecondFactorVerifier#with}. */
    public List<String> renewRecoveryCodes(LoginAuthentication login, String code, Device device) {
        var id = id(login);
        var codes = RecoveryCode.next(random);
        return verifier.with(
                id,
                code,
                device,
                use -> transactions.execute(() -> {
                    use.run();
                    replaceRecoveryCodes(id, codes);
                    audit.record(event("second-factor.recovery-codes-renewed", id));
                    return values(codes);
                }));
    }

    /** Removes the app and the recovery codes. Throws as {@link SecondFactorVerifier#with}. */
    public void remove(LoginAuthentication login, String code, Device device) {
        var id = id(login);
        verifier.with(
                id,
                code,
                device,
                use -> transactions.execute(() -> {
                    use.run();
                    factors.remove(id);
                    audit.record(event("second-factor.removed", id));
                    return id;
                }));
    }

    /** The new login takes the place of one that still stands: a request may have waited while others ended that. */
    private void endThatAsks(LoginAuthentication login) {
        if (!logins.end(new LoginId(login.login()))) {
            throw new LoginException.InvalidCredentialsException();
        }
    }

    private void checkPassword(Account account, Password password, Device device) {
        var name = account.id().value().toString();
        try (var attempt = tries.beforeLogin(name, device.address())) {
            if (!hashes.matches(password.value(), account.passwordHash())) {
                attempt.failed();
                attempts.record(event("password.refused", account.id()), DeniedAccessLog.CallerKind.ACCOUNT, name);
                throw new PasswordChangeService.WrongPasswordException();
            }
            attempt.succeeded();
        }
    }

    private void replaceRecoveryCodes(AccountId id, List<RecoveryCode> codes) {
        factors.replaceRecoveryCodes(
                id, codes.stream().map(code -> code.hash(id)).toList());
    }

    /** What apps read out of a QR code (Google Authenticator, "Key Uri Format"). */
    private String uri(Account account, String secret) {
        var email = account.email();
        var issuer = encoded(properties.issuer());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        issuer,
                        encoded(email == null ? account.name() : email.value()),
                        secret,
                        issuer,
                        Totp.DIGITS,
                        Totp.STEP);
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(SecondFactorException.NotSetUpException::new);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> values(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::value).toList();
    }

    private static AccountId id(LoginAuthentication login) {
        return new AccountId(login.getPrincipal().id());
    }

    private static AuditEvent event(String action, AccountId account) {
        return new AuditEvent(action, "account", account.value().toString(), null, null);
    }

    /**
     * How somebody's second factor stands.
     *
     * @param enrolled whether there is an app, confirmed or not
     * @param active whether it counts
     * @param required whether a role of theirs needs one
     * @param recoveryCodesLeft that are not used yet
     */
    public record Status(boolean enrolled, boolean active, boolean required, int recoveryCodesLeft) {}

    /**
     * What an app needs to know, told once.
     *
     * @param secret in Base32
     * @param uri with the secret in it, to be shown as a QR code
     */
    public record Enrollment(String secret, String uri) {
        @Override
        public String toString() {
            return "an enrollment";
        }
    }

    /**
     * An app counts.
     *
     * @param recoveryCodes told once
     */
    public record Confirmed(AuthenticatedSession login, List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "a confirmation";
        }
    }
}
