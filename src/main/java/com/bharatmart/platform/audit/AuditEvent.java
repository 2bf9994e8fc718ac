package com.bharatmart.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that has to be known later.
 *
 * @param action what happened, {@code noun.verb} in the past: {@code product.updated}, {@code staff.role-changed};
 *     {@code .viewed} and {@code .listed} are for reads, see {@link ReadAuditLog}
 * @param targetType of what it happened to: {@code product}
 * @param targetId the public id of it, or what the caller named if there is no such thing
 * @param before its state, a record that is written as JSON; null if it did not exist. No secrets
 * @param after as {@code before}; null if it no longer exists
 */
public record AuditEvent(
        String action,
        String targetType,
        String targetId,
        @Nullable Object before,
        @Nullable Object after) {}
