package com.bharatmart.razorpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in hexadecimal, as in {@code razorpay_signature} and {@code X-Razorpay-Signature}. */
final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private Signer() {}

    /** The signature that the client's SDK receives after a payment; the secret is that of the API key. */
    static String checkout(String orderId, String paymentId, String keySecret) {
        return sign((orderId + "|" + paymentId).getBytes(StandardCharsets.UTF_8), keySecret);
    }

    static String sign(byte[] text, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
