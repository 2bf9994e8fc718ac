package com.bharatmart.identity;

import com.bharatmart.shared.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of codes, by its primary key throughout. One row for each phone, which is never there twice. */
@Repository
class OneTimeCodeRepository {

    /** Changes nothing if the phone has to wait. */
    private static final String REQUEST = """
            INSERT INTO one_time_code AS code (phone, requested_from) VALUES (:phone, :from)
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
              AND tries_left > CASE WHEN requested_from <> :from THEN :kept ELSE 0 END
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

    /** @param from what stands for the client's network */
    boolean request(PhoneNumber phone, String from, Duration pause) {
        return jdbc.sql(REQUEST)
                        .param("phone", phone.value())
                        .param("from", from)
                        .param("pause", pause.toSeconds())
                        .update()
                == 1;
    }

    /** Seconds until the next request is not too early. */
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
     * The hash that the guess has to meet; empty if nothing can be guessed any more.
     *
     * @param from what stands for the client's network
     * @param kept the tries that only the network has that asked for the code
     */
    Optional<String> spendTry(PhoneNumber phone, String from, int kept) {
        return jdbc.sql(SPEND_TRY)
                .param("phone", phone.value())
                .param("from", from)
                .param("kept", kept)
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
