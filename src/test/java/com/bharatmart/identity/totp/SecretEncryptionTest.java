package com.bharatmart.identity.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretEncryptionTest {

    private static final String KEY = encoded("c".repeat(32));

    @Test
    void rejectsInvalidKeys() {
        assertThatThrownBy(() -> encryption(encoded("c".repeat(16))))
                .hasMessage("bharatmart.staff.second-factor.key has 16 bytes instead of 32");
        assertThatThrownBy(() -> encryption("%")).hasMessage("bharatmart.staff.second-factor.key is not Base64");
    }

    @Test
    void secretDecryptsOnlyForItsAccount() {
        var encryption = encryption(KEY);
        var account = UUID.randomUUID();
        var encrypted = encryption.encrypt(account, new byte[20]);

        assertThat(encryption.decrypt(account, encrypted)).isEqualTo(new byte[20]);
        assertThatThrownBy(() -> encryption.decrypt(UUID.randomUUID(), encrypted))
                .isInstanceOf(IllegalStateException.class);
    }

    private static SecretEncryption encryption(String key) {
        return new SecretEncryption(new SecondFactorProperties(Set.of(), key, List.of(), "Shop"));
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }
}
