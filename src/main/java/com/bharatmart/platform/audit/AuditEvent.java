package com.bharatmart.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * An action that the audit log records.
 *
 * @param action {@code noun.verb} with the verb in the past tense: {@code product.updated}, {@code staff.role-changed};
 *     {@code .viewed} and {@code .listed} are reads, see {@link ReadAuditLog}
 * @param targetType the kind of object: {@code product}
 * @param targetId the public id of the object, or the value that the caller sent if the object does not exist
 * @param before the state before, a record that is serialized as JSON; null if the object did not exist. No secrets
 * @param after the state after, as {@code before}; null if the object no longer exists
 */
public record AuditEvent(
        String action,
        String targetType,
        String targetId,
        @Nullable Object before,
        @Nullable Object after) {}
