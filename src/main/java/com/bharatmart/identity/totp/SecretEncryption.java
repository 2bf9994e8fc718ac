package com.bharatmart.identity.totp;

import com.bharatmart.platform.security.SecretKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of authenticator apps: AES-256 in Galois/Counter mode (NIST SP 800-38D). A random nonce stands
 * before each ciphertext. The account is associated data: a secret that was copied to another account in the database does
 * not decrypt.
 */
@Component
public class SecretEncryption {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Fails, and with it the start of the service, if a key is invalid. */
    SecretEncryption(SecondFactorProperties properties) {
        this.keys =
                new SecretKeys("bharatmart.staff.second-factor", "AES", properties.key(), properties.previousKeys());
    }

    /**
     * Encrypts with the current key.
     *
     * @throws SecondFactorException.KeyUnavailableException if no key is configured
     */
    public Encrypted encrypt(UUID account, byte[] secret) {
        var current = keys.current();
        if (current == null) {
            throw new SecondFactorException.KeyUnavailableException("This shop has no key for the secrets of"
                    + " authenticator apps: bharatmart.staff.second-factor.key is not set.");
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = run(Cipher.ENCRYPT_MODE, key(current), account, nonce, secret);
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
        var key = key(secret.keyId());
        var nonce = Arrays.copyOf(secret.bytes(), NONCE_BYTES);
        var text = Arrays.copyOfRange(secret.bytes(), NONCE_BYTES, secret.bytes().length);
        return run(Cipher.DECRYPT_MODE, key, account, nonce, text);
    }

    /** Whether the secret is encrypted with a key other than the current one. */
    public boolean isOutdated(Encrypted secret) {
        return keys.current() != null && !secret.keyId().equals(keys.current());
    }

    private SecretKey key(String id) {
        return keys.find(id)
                .orElseThrow(() -> new SecondFactorException.KeyUnavailableException(
                        "The secret of this authenticator app is encrypted with the key " + id
                                + ", which bharatmart.staff.second-factor does not have."));
    }

    private static byte[] run(int mode, SecretKey key, UUID account, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
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
}
