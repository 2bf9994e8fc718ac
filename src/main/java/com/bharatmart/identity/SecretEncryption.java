package com.bharatmart.identity;

import com.bharatmart.shared.Fingerprint;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts what has to be kept and read again: AES-256 in Galois/Counter mode (NIST SP 800-38D), a random nonce before
 * each text, the account as associated data, so that nobody who can write into the database can move a secret to another
 * account.
 */
@Component
class SecretEncryption {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_LENGTH = 16;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final @Nullable String current;
    private final SecureRandom random = new SecureRandom();

    /** The start fails if a key cannot be one, since the operator who chose it wants to know. */
    SecretEncryption(SecondFactorProperties properties) {
        this.current = properties.key() == null ? null : add("key", properties.key());
        properties.previousKeys().forEach(key -> add("previous-keys", key));
    }

    /**
     * Encrypts with the key of today.
     *
     * @throws FeatureUnavailableException if there is no key
     */
    Encrypted encrypt(AccountId account, byte[] secret) {
        if (current == null) {
            throw new FeatureUnavailableException(
                    "This shop has no key to keep the secrets of authenticator apps with, "
                            + "see bharatmart.staff.second-factor.key.");
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = run(Cipher.ENCRYPT_MODE, current, account, nonce, secret);
        return new Encrypted(
                ByteBuffer.allocate(nonce.length + text.length)
                        .put(nonce)
                        .put(text)
                        .array(),
                current);
    }

    /**
     * Decrypts with the key that was used.
     *
     * @throws FeatureUnavailableException if that key is not configured any more
     */
    byte[] decrypt(AccountId account, Encrypted secret) {
        if (!keys.containsKey(secret.keyId())) {
            throw new FeatureUnavailableException("The secret of this authenticator app is encrypted with the key "
                    + secret.keyId() + ", which bharatmart.staff.second-factor does not have.");
        }
        var nonce = Arrays.copyOf(secret.bytes(), NONCE_BYTES);
        var text = Arrays.copyOfRange(secret.bytes(), NONCE_BYTES, secret.bytes().length);
        return run(Cipher.DECRYPT_MODE, secret.keyId(), account, nonce, text);
    }

    /** Whether it is encrypted with a key of before, while there is one of today. */
    boolean isOutdated(Encrypted secret) {
        return current != null && !current.equals(secret.keyId());
    }

    private String add(String property, String key) {
        var name = "bharatmart.staff.second-factor." + property;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(name + " is not Base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new InvalidKeyException(
                    "%s has %d bytes instead of %d".formatted(name, bytes.length, KEY_BYTES), null);
        }
        var id = Fingerprint.of(Base64.getEncoder().encodeToString(bytes)).substring(0, ID_LENGTH);
        keys.put(id, new SecretKeySpec(bytes, "AES"));
        return id;
    }

    private byte[] run(int mode, String keyId, AccountId account, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            var id = account.value();
            cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be encrypted or decrypted", e);
        }
    }

    /**
     * As it is kept.
     *
     * @param bytes the nonce, then the text with its tag
     * @param keyId names the key without telling it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Encrypted(byte[] bytes, String keyId) {}

    /** What the configuration gives as a key cannot be one. */
    static final class InvalidKeyException extends RuntimeException {
        InvalidKeyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
