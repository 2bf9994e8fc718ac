package com.bharatmart.identity;

import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.platform.database.WriteJobs;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired logins, tokens and codes. Runs on every instance. */
@Component
class SessionCleanupJob {

    /** By the indexes of the timestamps. */
    private static final List<SlicedDelete> EXPIRED = List.of(
            SlicedDelete.from("login_session", "expires_at <= now()"),
            SlicedDelete.from("password_reset", "expires_at <= now()"),
            SlicedDelete.from("one_time_code", "requested_at <= now() - INTERVAL '1 day'"),
            SlicedDelete.from("pending_sign_up", "expires_at <= now()"),
            SlicedDelete.from("email_change", "expires_at <= now()"),
            SlicedDelete.from("phone_change", "requested_at <= now() - INTERVAL '1 day'"),
            SlicedDelete.from("second_factor", "confirmed_at IS NULL AND created_at <= now() - INTERVAL '1 day'"));

    private final JdbcClient jdbc;

    SessionCleanupJob(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        EXPIRED.forEach(delete -> delete.run(jdbc, Map.of()));
    }
}
