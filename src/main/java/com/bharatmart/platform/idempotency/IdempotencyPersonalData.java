package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored responses contain personal data of the customer. */
@Component
class IdempotencyPersonalData implements PersonalData {

    /** Uses the primary key, as {@link #DELETE} does. */
    private static final String SELECT =
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
        return jdbc.sql(SELECT)
                .param(principal(customer))
                .query((row, _) -> new ExportedResponse(InstantColumn.read(row, 1), row.getString(2)))
                .list();
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        jdbc.sql(DELETE).param(principal(customer)).update();
        return List.of();
    }

    private static String principal(CustomerId customer) {
        return IdempotentRequestResolver.accountPrincipal(customer.value().toString());
    }

    private record ExportedResponse(Instant at, @Nullable String body) {}
}
