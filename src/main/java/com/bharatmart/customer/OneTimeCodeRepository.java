package com.bharatmart.customer;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of codes, by its primary key throughout. One row for each phone, which is never there twice. */
@Repository
class OneTimeCodeRepository {

    /** Changes nothing if the phone has to wait. */
    private static final String REQUEST = """
            INSERT INTO one_time_code AS code (phone) VALUES (:phone)
            ON CONFLICT (phone) DO UPDATE SET
                requested_at = now(),
                requests = CASE WHEN code.counted_since < now() - INTERVAL '1 hour' THEN 1 ELSE code.requests + 1 END,
                counted_since = CASE WHEN code.counted_since < now() - INTERVAL '1 hour' THEN now()
                                     ELSE code.counted_since END
            WHERE code.requested_at <= now() - make_interval(secs => :pause)
              AND (code.requests < :most OR code.counted_since < now() - INTERVAL '1 hour')""";

    private static final String WAIT = """
            SELECT GREATEST(1, ceil(extract(epoch FROM
                CASE WHEN requests < :most THEN requested_at + make_interval(secs => :pause)
                     ELSE counted_since + INTERVAL '1 hour' END - now())))::bigint
            FROM one_time_code WHERE phone = :phone""";

    private static final String ISSUE = """
            UPDATE one_time_code
            SET code_hash = :hash, tries_left = :tries, expires_at = now() + make_interval(secs => :expiry)
            WHERE phone = :phone AND requested_at > now() - make_interval(secs => :expiry)""";

    private static final String SPEND_TRY = """
            UPDATE one_time_code SET tries_left = tries_left - 1
            WHERE phone = :phone AND tries_left > 0 AND expires_at > now()
            RETURNING code_hash""";

    private static final String GIVE_TRY_BACK = """
            UPDATE one_time_code SET tries_left = tries_left + 1 WHERE phone = :phone AND code_hash = :hash""";

    private static final String USE = """
            UPDATE one_time_code SET code_hash = NULL, tries_left = 0
            WHERE phone = :phone AND code_hash = :hash""";

    private final JdbcClient jdbc;

    OneTimeCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean request(PhoneNumber phone, Duration pause, int mostPerHour) {
        return jdbc.sql(REQUEST)
                        .param("phone", phone.value())
                        .param("pause", pause.toSeconds())
                        .param("most", mostPerHour)
                        .update()
                == 1;
    }

    /** Seconds until the next request is not too early. */
    long wait(PhoneNumber phone, Duration pause, int mostPerHour) {
        return jdbc.sql(WAIT)
                .param("phone", phone.value())
                .param("pause", pause.toSeconds())
                .param("most", mostPerHour)
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

    /** The hash that the guess has to meet; empty if nothing can be guessed any more. */
    Optional<String> spendTry(PhoneNumber phone) {
        return jdbc.sql(SPEND_TRY)
                .param("phone", phone.value())
                .query(String.class)
                .optional();
    }

    /** Only of the code that it was spent on. */
    boolean giveTryBack(PhoneNumber phone, String hash) {
        return jdbc.sql(GIVE_TRY_BACK)
                        .param("phone", phone.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    boolean use(PhoneNumber phone, String hash) {
        return jdbc.sql(USE).param("phone", phone.value()).param("hash", hash).update() == 1;
    }
}
