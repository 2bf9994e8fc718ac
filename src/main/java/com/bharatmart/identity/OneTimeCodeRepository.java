package com.bharatmart.identity;

import com.bharatmart.shared.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes in the table {@code one_time_code}, one row for each phone. All statements use the primary key. */
@Repository
class OneTimeCodeRepository {

    /** Changes nothing if the last request is too recent. */
    private static final String REQUEST = """
            INSERT INTO one_time_code AS code (phone, requested_from) VALUES (:phone, :network)
            ON CONFLICT (phone) DO UPDATE SET requested_at = now(), requested_from = excluded.requested_from
            WHERE code.requested_at <= now() - make_interval(secs => :pause)""";

    private static final String WAIT = """
            SELECT GREATEST(1, ceil(extract(epoch FROM requested_at + make_interval(secs => :pause) - now())))::bigint
            FROM one_time_code WHERE phone = :phone""";

    private static final String ISSUE = """
            UPDATE one_time_code
            SET code_hash = :hash, tries_left = :tries, expires_at = now() + make_interval(secs => :expiry)
            WHERE phone = :phone AND requested_at > now() - make_interval(secs => :expiry)""";

    private static final String SPEND_TRY = """
            UPDATE one_time_code SET tries_left = tries_left - 1
            WHERE phone = :phone AND expires_at > now()
              AND tries_left > CASE WHEN requested_from <> :network THEN :reserved ELSE 0 END
            RETURNING code_hash""";

    private static final String RETURN_TRY = """
            UPDATE one_time_code SET tries_left = tries_left + 1 WHERE phone = :phone AND code_hash = :hash""";

    private static final String USE = """
            UPDATE one_time_code SET code_hash = NULL, tries_left = 0
            WHERE phone = :phone AND code_hash = :hash""";

    private final JdbcClient jdbc;

    OneTimeCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns false if the last request is too recent.
     *
     * @param network identifies the client's network
     */
    boolean request(PhoneNumber phone, String network, Duration pause) {
        return jdbc.sql(REQUEST)
                        .param("phone", phone.value())
                        .param("network", network)
                        .param("pause", pause.toSeconds())
                        .update()
                == 1;
    }

    /** Returns the seconds until the next request is allowed. */
    long wait(PhoneNumber phone, Duration pause) {
        return jdbc.sql(WAIT)
                .param("phone", phone.value())
                .param("pause", pause.toSeconds())
                .query(Long.class)
                .single();
    }

    boolean issue(PhoneNumber phone, String hash, int tries, Duration expiry) {
        return jdbc.sql(ISSUE)
                        .param("hash", hash)
                        .param("tries", tries)
                        .param("expiry", expiry.toSeconds())
                        .param("phone", phone.value())
                        .update()
                == 1;
    }

    /**
     * Spends a try and returns the hash of the code, or empty if no try is left.
     *
     * @param network identifies the client's network
     * @param reserved the tries that only the network of the requester has
     */
    Optional<String> spendTry(PhoneNumber phone, String network, int reserved) {
        return jdbc.sql(SPEND_TRY)
                .param("phone", phone.value())
                .param("network", network)
                .param("reserved", reserved)
                .query(String.class)
                .optional();
    }

    /** Returns false if the code that the try was spent on was used or replaced. */
    boolean returnTry(PhoneNumber phone, String hash) {
        return jdbc.sql(RETURN_TRY)
                        .param("phone", phone.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    boolean use(PhoneNumber phone, String hash) {
        return jdbc.sql(USE).param("phone", phone.value()).param("hash", hash).update() == 1;
    }
}
