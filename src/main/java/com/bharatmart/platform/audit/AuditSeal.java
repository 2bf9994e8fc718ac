package com.bharatmart.platform.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves the rows of the audit log in a range of positions. Ranges adjoin, so a row is in one seal, or not sealed yet.
 *
 * @param mac of the content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AuditSeal(Content content, byte[] mac) {

    long number() {
        return content.number();
    }

    String hex() {
        return HexFormat.of().formatHex(mac);
    }

    /**
     * What a seal proves.
     *
     * @param number counts from 1
     * @param month its first day: the rows are of this month, in UTC
     * @param after the rows are those after this position
     * @param last up to this one
     * @param entries see {@link AuditSealSigner#entries}
     * @param previous the {@link AuditSeal#mac} of the seal before; null for the first one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(
            long number,
            LocalDate month,
            Position after,
            Position last,
            byte[] entries,
            Instant sealedAt,
            String keyId,
            byte @Nullable [] previous) {}

    /**
     * Where a row stands in the order in which rows are sealed.
     *
     * @param transaction that has inserted it
     */
    record Position(long transaction, UUID id) {

        static final Position FIRST = new Position(-1, new UUID(0, 0));
    }

    /**
     * A row of the audit log.
     *
     * @param digest SHA-256 of its content
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID id, byte[] digest) {}
}
