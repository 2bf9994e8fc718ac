package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log contains the ids of accounts and no names. */
@Component
class AuditPersonalData implements PersonalData {

    private static final String BY_AND_OF = """
            SELECT action, at FROM audit_log WHERE actor_id = :id
            UNION ALL
            SELECT action, at FROM audit_log WHERE target_id = :id::text AND actor_id IS DISTINCT FROM :id
            ORDER BY at""";

    private final JdbcClient database;

    AuditPersonalData(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "auditLog";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_log");
    }

    @Override
    public Object export(CustomerId customer) {
        return database.sql(BY_AND_OF)
                .param("id", customer.value())
                .query((row, _) -> new Entry(row.getString(1), InstantColumn.read(row, 2)))
                .list();
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        return List.of(new RetainedRecord(
                "When you have logged in and what was changed, under the number of the account, without your name.",
                "Digital Personal Data Protection Rules 2025, rule 6(1)(e)",
                null));
    }

    private record Entry(String action, Instant at) {}
}
