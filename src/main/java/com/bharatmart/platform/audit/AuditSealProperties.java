package com.bharatmart.platform.audit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The seals of the audit log, by which a change of its rows is found, also one by the owner of the table.
 *
 * @param key seals the rows: 32 random bytes in Base64, the same for all instances and unknown to the database; without it
 *     the audit log is not sealed
 * @param previousKeys earlier keys, which still prove the rows that they have sealed
 * @param interval between two looks for rows to seal
 * @param keptMonths complete months before the current one whose rows have to be there; older ones may be in the archive. By
 *     default as many as the archive leaves in the database
 * @param accepted numbers of seals whose violations an operator has explained, which are reported no more
 */
@Validated
@ConfigurationProperties("bharatmart.audit.seal")
record AuditSealProperties(
        @Nullable String key,
        @NotNull @DefaultValue List<String> previousKeys,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1m")
        Duration interval,

        @Min(1) @DefaultValue("24") int keptMonths,
        @NotNull @DefaultValue List<Long> accepted) {

    AuditSealProperties {
        key = key == null || key.isBlank() ? null : key;
        previousKeys = List.copyOf(previousKeys);
        accepted = List.copyOf(accepted);
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return "sealed every " + interval;
    }
}
