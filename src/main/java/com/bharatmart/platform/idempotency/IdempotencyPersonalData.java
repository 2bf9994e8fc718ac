package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.privacy.KeptRecord;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.security.CustomerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers that are kept to be given again hold what they say of a person. */
@Component
class IdempotencyPersonalData implements PersonalData {

    /** By the primary key, as the one after it. */
    private static final String KEPT =
            "SELECT created_at, body FROM idempotency_record WHERE principal = ? ORDER BY created_at";

    private static final String DELETE = "DELETE FROM idempotency_record WHERE principal = ?";

    private final JdbcClient jdbc;

    IdempotencyPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "recentAnswers";
    }

    @Override
    public Set<String> tables() {
        return Set.of("idempotency_record");
    }

    @Override
    public Object export(CustomerId customer) {
        return jdbc.sql(KEPT)
                .param(principal(customer))
                .query((row, _) ->
                        new Kept(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)))
                .list();
    }

    @Override
    public List<KeptRecord> erase(CustomerId customer) {
        jdbc.sql(DELETE).param(principal(customer)).update();
        return List.of();
    }

    private static String principal(CustomerId customer) {
        return IdempotentRequestResolver.ofUser(customer.value().toString());
    }

    private record Kept(Instant at, @Nullable String body) {}
}
