package com.bharatmart.identity;

import com.bharatmart.platform.database.WriteJobs;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired logins, tokens and codes in batches. Runs on every instance; row locks keep them apart. */
@Component
class SessionCleanupJob {

    private static final int BATCH = 500;

    /** By the indexes of the timestamps. */
    private static final List<String> STATEMENTS = List.of("""
            DELETE FROM login_session WHERE id IN (
                SELECT id FROM login_session WHERE expires_at <= now() LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM password_reset WHERE token_hash IN (
                SELECT token_hash FROM password_reset WHERE expires_at <= now() LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM one_time_code WHERE phone IN (
                SELECT phone FROM one_time_code WHERE requested_at <= now() - INTERVAL '1 day'
                LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM pending_sign_up WHERE id IN (
                SELECT id FROM pending_sign_up WHERE expires_at <= now() LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM email_change WHERE id IN (
                SELECT id FROM email_change WHERE expires_at <= now() LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM phone_change WHERE account_id IN (
                SELECT account_id FROM phone_change WHERE requested_at <= now() - INTERVAL '1 day'
                LIMIT :limit FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM second_factor WHERE account_id IN (
                SELECT account_id FROM second_factor
                WHERE confirmed_at IS NULL AND created_at <= now() - INTERVAL '1 day'
                LIMIT :limit FOR UPDATE SKIP LOCKED)""");

    private final JdbcClient jdbc;

    SessionCleanupJob(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        for (var statement : STATEMENTS) {
            while (jdbc.sql(statement).param("limit", BATCH).update() == BATCH) {}
        }
    }
}
