package com.bharatmart.platform.audit;

import com.bharatmart.platform.security.SecretKeys;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and verifies seals: HMAC-SHA-256 (RFC 2104) with a key that is not in the database, so that no right to the tables
 * is enough to make one.
 */
@Component
class AuditSealSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int ID_BYTES = 16;

    /** Enough that nobody finds other content for an entry, and half of the space. */
    private static final int ENTRY_MAC_BYTES = 16;

    /** Nothing that is an entry is a seal. */
    private static final byte ENTRY = 1;

    private static final byte SEAL = 2;

    private final SecretKeys keys;

    /** Fails, and with it the start of the service, if a key is invalid. */
    AuditSealSigner(AuditSealProperties properties) {
        this.keys = new SecretKeys("bharatmart.audit.seal", ALGORITHM, properties.key(), properties.previousKeys());
    }

    /** The id of the key that seals; null if there is none. */
    @Nullable String keyId() {
        return keys.current();
    }

    boolean hasKey(String keyId) {
        return keys.find(keyId).isPresent();
    }

    /** For each row its id, and a part of the HMAC of its content. */
    byte[] entries(String keyId, List<AuditSeal.Row> rows) {
        var mac = mac(keyId);
        var entries = ByteBuffer.allocate(rows.size() * (ID_BYTES + ENTRY_MAC_BYTES));
        rows.forEach(row -> entries.putLong(row.id().getMostSignificantBits())
                .putLong(row.id().getLeastSignificantBits())
                .put(entry(mac, row)));
        return entries.array();
    }

    AuditSeal sign(AuditSeal.Content content) {
        return new AuditSeal(content, mac(content.keyId()).doFinal(encoded(content)));
    }

    /** Whether the service has made this seal. Needs its key. */
    boolean isGenuine(AuditSeal seal) {
        return MessageDigest.isEqual(seal.mac(), sign(seal.content()).mac());
    }

    /** How the rows differ from those that were sealed. Needs the key of the seal, which has to be genuine. */
    AuditSealDifference difference(AuditSeal seal, List<AuditSeal.Row> rows) {
        var mac = mac(seal.content().keyId());
        var sealed = sealed(seal.content().entries());
        var difference = new AuditSealDifference();
        for (var row : rows) {
            var expected = sealed.remove(row.id());
            if (expected == null) {
                difference.inserted(row.id());
            } else if (!MessageDigest.isEqual(expected, entry(mac, row))) {
                difference.changed(row.id());
            }
        }
        sealed.keySet().forEach(difference::removed);
        return difference;
    }

    private static Map<UUID, byte[]> sealed(byte[] entries) {
        var sealed = new LinkedHashMap<UUID, byte[]>();
        var buffer = ByteBuffer.wrap(entries);
        while (buffer.hasRemaining()) {
            var id = new UUID(buffer.getLong(), buffer.getLong());
            var mac = new byte[ENTRY_MAC_BYTES];
            buffer.get(mac);
            sealed.put(id, mac);
        }
        return sealed;
    }

    private static byte[] entry(Mac mac, AuditSeal.Row row) {
        mac.update(ENTRY);
        return Arrays.copyOf(mac.doFinal(row.digest()), ENTRY_MAC_BYTES);
    }

    /** Each part has a fixed length, or has its length before it: two contents have two encodings. */
    private static byte[] encoded(AuditSeal.Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(SEAL);
            out.writeLong(content.number());
            out.writeLong(content.month().toEpochDay());
            write(out, content.after());
            write(out, content.last());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, content.sealedAt()));
            out.writeUTF(content.keyId());
            var previous = content.previous();
            out.writeInt(previous == null ? -1 : previous.length);
            if (previous != null) {
                out.write(previous);
            }
            out.writeInt(content.entries().length);
            out.write(content.entries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, AuditSeal.Position position) throws IOException {
        out.writeLong(position.transaction());
        out.writeLong(position.id().getMostSignificantBits());
        out.writeLong(position.id().getLeastSignificantBits());
    }

    private Mac mac(String keyId) {
        var key = keys.find(keyId).orElseThrow();
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
