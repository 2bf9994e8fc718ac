package com.bharatmart.platform.limit;

import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.shared.Fingerprint;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The client networks from which each account has logged in, as fingerprints in the table {@code known_address}. All
 * statements but the cleanup use the primary key.
 */
@Repository
class KnownAddressRepository {

    private static final String IS_KNOWN = """
            SELECT EXISTS (SELECT FROM known_address WHERE subject = :subject AND at > now() - :seconds * interval '1 second')
            """;

    private static final String SAVE = """
            INSERT INTO known_address (subject) VALUES (:subject) ON CONFLICT (subject) DO UPDATE SET at = now()
            """;

    private static final SlicedDelete DELETE_EXPIRED =
            SlicedDelete.from("known_address", "at < now() - :seconds * interval '1 second'");

    private final JdbcClient database;
    private final Duration retention;

    KnownAddressRepository(JdbcClient database, RateLimitProperties properties) {
        this.database = database;
        this.retention = properties.knownFor();
    }

    boolean isKnown(String account, String network) {
        return database.sql(IS_KNOWN)
                .param("subject", subject(account, network))
                .param("seconds", retention.toSeconds())
                .query(Boolean.class)
                .single();
    }

    void save(String account, String network) {
        database.sql(SAVE).param("subject", subject(account, network)).update();
    }

    void deleteExpired() {
        DELETE_EXPIRED.run(database, Map.of("seconds", retention.toSeconds()));
    }

    private static String subject(String account, String network) {
        return Fingerprint.of(account + '\n' + network);
    }
}
