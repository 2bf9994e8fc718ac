package com.bharatmart.identity.totp;

import com.bharatmart.shared.Fingerprint;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of authenticator apps: AES-256 in Galois/Counter mode (NIST SP 800-38D). A random nonce stands
 * before each ciphertext. The account is associated data: a secret that was copied to another account in the database does
 * not decrypt.
 */
@Component
public class SecretEncryption {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_LENGTH = 16;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final @Nullable String current;
    private final SecureRandom random = new SecureRandom();

    /** Fails, and with it the start of the service, if a key is invalid. */
    SecretEncryption(SecondFactorProperties properties) {
        this.current = properties.key() == null ? null : add("key", properties.key());
        properties.previousKeys().forEach(key -> add("previous-keys", key));
    }

    /**
     * Encrypts with the current key.
     *
     * @throws SecondFactorException.KeyUnavailableException if no key is configured
     */
    public Encrypted encrypt(UUID account, byte[] secret) {
        if (current == null) {
            throw new SecondFactorException.KeyUnavailableException("This shop has no key for the secrets of"
                    + " authenticator apps: bharatmart.staff.second-factor.key is not set.");
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
     * Decrypts with the key that encrypted the secret.
     *
     * @throws SecondFactorException.KeyUnavailableException if that key is no longer configured
     */
    public byte[] decrypt(UUID account, Encrypted secret) {
        if (!keys.containsKey(secret.keyId())) {
            throw new SecondFactorException.KeyUnavailableException("The secret of this authenticator app is encrypted"
                    + " with the key " + secret.keyId() + ", which bharatmart.staff.second-factor does not have.");
        }
        var nonce = Arrays.copyOf(secret.bytes(), NONCE_BYTES);
        var text = Arrays.copyOfRange(secret.bytes(), NONCE_BYTES, secret.bytes().length);
        return run(Cipher.DECRYPT_MODE, secret.keyId(), account, nonce, text);
    }

    /** Whether the secret is encrypted with a key other than the current one. */
    public boolean isOutdated(Encrypted secret) {
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

    private byte[] run(int mode, String keyId, UUID account, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(account.getMostSignificantBits())
                    .putLong(account.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be encrypted or decrypted", e);
        }
    }

    /**
     * An encrypted secret.
     *
     * @param bytes the nonce, then the ciphertext with its tag
     * @param keyId identifies the key without revealing it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Encrypted(byte[] bytes, String keyId) {}

    /** A configured key is invalid. */
    static final class InvalidKeyException extends RuntimeException {
        InvalidKeyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
