package com.bharatmart.platform.security;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Generates secrets with a cryptographically strong random generator. */
@Component
public class TokenGenerator {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** 128 random bits in 32 hexadecimal digits. */
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A uniformly random number from 0 to {@code bound - 1}. */
    public long number(long bound) {
        return random.nextLong(bound);
    }
}
