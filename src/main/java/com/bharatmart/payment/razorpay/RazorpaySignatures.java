package com.bharatmart.payment.razorpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks HMAC-SHA256 signatures in hexadecimal form. */
final class RazorpaySignatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_LENGTH = 64;

    private final SecretKeySpec clientKey;
    private final List<SecretKeySpec> webhookKeys;

    RazorpaySignatures(String keySecret, List<String> webhookSecrets) {
        this.clientKey = key(keySecret);
        this.webhookKeys = webhookSecrets.stream().map(RazorpaySignatures::key).toList();
    }

    /** By the secret of the API key. */
    boolean isSignedByClient(String orderId, String paymentId, @Nullable String signature) {
        return isSigned((orderId + '|' + paymentId).getBytes(StandardCharsets.UTF_8), signature, List.of(clientKey));
    }

    /** By one of the secrets of the webhook. */
    boolean isSignedWebhook(byte[] body, @Nullable String signature) {
        return isSigned(body, signature, webhookKeys);
    }

    /** Tries all keys, so that the time does not tell which one was right. */
    private static boolean isSigned(byte[] text, @Nullable String signature, List<SecretKeySpec> keys) {
        var given = bytes(signature);
        if (given == null) {
            return false;
        }
        var signed = false;
        for (var key : keys) {
            signed |= MessageDigest.isEqual(hmac(text, key), given);
        }
        return signed;
    }

    private static byte @Nullable [] bytes(@Nullable String signature) {
        if (signature == null || signature.length() != HEX_LENGTH) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static byte[] hmac(byte[] text, SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}
