package com.bharatmart.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RazorpaySignaturesTest {

    /** Published by Razorpay, with the ids and the secret. */
    private static final String PUBLISHED = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f";

    private static final String ORDER = "order_IEIaMR65cu6nz3";
    private static final String PAYMENT = "pay_IH4NVgf4Dreq1l";
    private static final byte[] EVENT =
            "{\"event\": \"order.paid\", \"name\": \"पवन\"}".getBytes(StandardCharsets.UTF_8);

    private final RazorpaySignatures signatures =
            new RazorpaySignatures("EnLs21M47BllR3X8PSFtjtbd", List.of("the new secret", "the old secret"));

    @Test
    void acceptsThePublishedSignature() {
        assertThat(signatures.isSignedByClient(ORDER, PAYMENT, PUBLISHED)).isTrue();
    }

    @Test
    void signatureCountsForItsOrderAndPaymentOnly() {
        assertThat(signatures.isSignedByClient(ORDER, "pay_IH4NVgf4Dreq1m", PUBLISHED))
                .isFalse();
        assertThat(signatures.isSignedByClient("order_IEIaMR65cu6nz4", PAYMENT, PUBLISHED))
                .isFalse();
        assertThat(signatures.isSignedByClient(PAYMENT, ORDER, PUBLISHED)).isFalse();
    }

    @Test
    void acceptsEachSecretOfTheWebhook() throws Exception {
        assertThat(signatures.isSignedWebhook(EVENT, hmac("the new secret"))).isTrue();
        assertThat(signatures.isSignedWebhook(EVENT, hmac("the old secret"))).isTrue();
    }

    @Test
    void webhookIsNotSignedWithTheKeyOfTheApi() throws Exception {
        assertThat(signatures.isSignedWebhook(EVENT, hmac("EnLs21M47BllR3X8PSFtjtbd")))
                .isFalse();
    }

    @Test
    void oneOtherByteOfTheBodyBreaksTheSignature() throws Exception {
        var changed = EVENT.clone();
        changed[3] ^= 1;

        assertThat(signatures.isSignedWebhook(changed, hmac("the new secret"))).isFalse();
    }

    @Test
    void withoutSecretsNoWebhookIsSigned() throws Exception {
        var none = new RazorpaySignatures("EnLs21M47BllR3X8PSFtjtbd", List.of());

        assertThat(none.isSignedWebhook(EVENT, hmac("the new secret"))).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50",
                "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f00",
                "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50g",
                "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc5\u0660\u0660",
                " d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "null"
            })
    void malformedSignatureIsNone(String signature) {
        assertThat(signatures.isSignedByClient(ORDER, PAYMENT, signature)).isFalse();
        assertThat(signatures.isSignedWebhook(EVENT, signature)).isFalse();
    }

    private static String hmac(String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(EVENT));
    }
}
