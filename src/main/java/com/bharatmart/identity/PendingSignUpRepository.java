package com.bharatmart.identity;

import com.bharatmart.identity.PendingSignUpRepository.PendingSignUp;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ups that wait for their verification, in the table {@code pending_sign_up}. They are not accounts. */
@Repository
class PendingSignUpRepository extends PendingVerificationRepository<PendingSignUp> {

    private static final String ADD = """
            INSERT INTO pending_sign_up (id, email, name, phone, password_hash, expires_at)
            VALUES (:id, :email, :name, :phone, :passwordHash, now() + make_interval(secs => :expiry))""";

    /** By the primary key. */
    private static final String DELETE = "DELETE FROM pending_sign_up WHERE id = :id";

    /** By the index {@code pending_sign_up_email}. */
    private static final String USE = """
            WITH waiting AS (
                DELETE FROM pending_sign_up WHERE email = :email
                RETURNING token_hash IS NOT DISTINCT FROM :hash AS used, expires_at > now() AS valid)
            SELECT coalesce(bool_or(used), false) AS used, count(*) FILTER (WHERE NOT used) AS others
            FROM waiting WHERE valid""";

    private static final String REMOVE_ALL = "DELETE FROM pending_sign_up WHERE email = :email";

    private final JdbcClient jdbc;

    PendingSignUpRepository(JdbcClient jdbc) {
        super(jdbc, "pending_sign_up", "id, email, name, phone, password_hash", PendingSignUpRepository::signUp);
        this.jdbc = jdbc;
    }

    void add(PendingSignUp signUp, Duration expiry) {
        var phone = signUp.phone();
        jdbc.sql(ADD)
                .param("id", signUp.id().value())
                .param("email", signUp.email().value())
                .param("name", signUp.name())
                .param("phone", phone == null ? null : phone.value())
                .param("passwordHash", signUp.passwordHash())
                .param("expiry", expiry.toSeconds())
                .update();
    }

    void delete(VerificationId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    /** Deletes all sign-ups of the address. */
    Used use(EmailAddress email, String tokenHash) {
        return jdbc.sql(USE)
                .param("email", email.value())
                .param("hash", tokenHash)
                .query((row, _) -> new Used(row.getBoolean("used"), row.getInt("others")))
                .single();
    }

    void removeAll(EmailAddress email) {
        jdbc.sql(REMOVE_ALL).param("email", email.value()).update();
    }

    private static PendingSignUp signUp(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        return new PendingSignUp(
                new VerificationId(row.getObject("id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                phone == null ? null : new PhoneNumber(phone),
                row.getString("password_hash"));
    }

    /** A sign-up that waits for its verification. */
    record PendingSignUp(
            VerificationId id,
            EmailAddress email,
            String name,
            @Nullable PhoneNumber phone,
            String passwordHash) implements PendingVerificationRepository.PendingVerification {}

    /**
     * The deleted sign-ups.
     *
     * @param valid whether the token was valid
     * @param others the number of other sign-ups of the address that were waiting
     */
    record Used(boolean valid, int others) {}
}
