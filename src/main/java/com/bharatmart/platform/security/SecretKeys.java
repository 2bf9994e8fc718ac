package com.bharatmart.platform.security;

import com.bharatmart.shared.Fingerprint;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The current key of the service for one purpose, and earlier ones, from its configuration: each 32 bytes in Base64. What a
 * key has made is stored with the id of the key.
 */
public final class SecretKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_LENGTH = 16;

    private final String prefix;
    private final String algorithm;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final @Nullable String current;

    /**
     * @param prefix of the properties {@code key} and {@code previous-keys}
     * @param key null if there is none
     * @throws InvalidKeyException if a key is not 32 bytes in Base64
     */
    public SecretKeys(String prefix, String algorithm, @Nullable String key, List<String> previousKeys) {
        this.prefix = prefix;
        this.algorithm = algorithm;
        this.current = key == null ? null : add("key", key);
        previousKeys.forEach(previous -> add("previous-keys", previous));
    }

    /** The id of the current key, which does not reveal it; null if there is none. */
    public @Nullable String current() {
        return current;
    }

    /** Empty if this key is not configured any more. */
    public Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private String add(String property, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("%s.%s is not Base64".formatted(prefix, property), e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new InvalidKeyException(
                    "%s.%s has %d bytes instead of %d".formatted(prefix, property, bytes.length, KEY_BYTES), null);
        }
        var id = Fingerprint.of(Base64.getEncoder().encodeToString(bytes)).substring(0, ID_LENGTH);
        keys.put(id, new SecretKeySpec(bytes, algorithm));
        return id;
    }

    /** A configured key is invalid. */
    static final class InvalidKeyException extends RuntimeException {
        InvalidKeyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
