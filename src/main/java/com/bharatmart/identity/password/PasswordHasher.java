package com.bharatmart.identity.password;

import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.security.TokenGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Hashes secrets with Argon2id, a few at a time. Hashing is slow and needs much memory by design: on the threads of
 * requests, a handful of logins would take the processors and the heap from all other requests. The memory of concurrent
 * hashes is reserved at the start. Further requests wait with nothing but their secret, up to a limit, then get a 503.
 */
@Component
public class PasswordHasher implements DisposableBean {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordProperties properties;
    private final TokenGenerator tokens;
    private final Argon2PasswordEncoder encoder;
    private final ThreadPoolExecutor threads;
    private final Timer timer;

    PasswordHasher(PasswordProperties properties, TokenGenerator tokens, WorkingMemory memory, MeterRegistry meters) {
        memory.reserve("password hashes", DataSize.ofBytes(properties.totalMemory()));
        this.properties = properties;
        this.tokens = tokens;
        this.timer = Timer.builder("bharatmart.password.hashing")
                .description("Passwords and codes hashed, to store or to compare them")
                .register(meters);
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES,
                HASH_BYTES,
                properties.parallelism(),
                Math.toIntExact(properties.memory().toKilobytes()),
                properties.iterations());
        this.threads = new ThreadPoolExecutor(
                properties.concurrency(),
                properties.concurrency(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(properties.queue()),
                Thread.ofPlatform().daemon().name("password-", 0).factory());
    }

    /**
     * Returns the hash of a secret, with a random salt.
     *
     * @throws PasswordException.OverloadException if too many hashes are waiting
     */
    public String hash(String secret) {
        return execute(() -> encoder.encode(secret));
    }

    /**
     * Returns whether the hash is of this secret. Without a hash the result is false, after the same work.
     *
     * @throws PasswordException.OverloadException if too many hashes are waiting
     */
    public boolean matches(String secret, @Nullable String hash) {
        return execute(() -> encoder.matches(secret, hash == null ? dummyHash() : hash)) && hash != null;
    }

    /** Returns whether the hash has weaker parameters than the configured ones. */
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** Looks like a hash with the configured parameters. It is random instead of computed, which loads nothing at the start. */
    private String dummyHash() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        properties.memory().toKilobytes(),
                        properties.iterations(),
                        properties.parallelism(),
                        random(SALT_BYTES),
                        random(HASH_BYTES));
    }

    private String random(int bytes) {
        var digits = new StringBuilder();
        while (digits.length() < bytes * 2) {
            digits.append(tokens.next());
        }
        return Base64.getEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(digits, 0, bytes * 2));
    }

    /** A request releases its admission permit while it waits for its hash. */
    private <T> T execute(Callable<T> work) {
        try {
            var hash = threads.submit(timer.wrap(work));
            return AdmissionPermit.releasedWhile(hash::get);
        } catch (RejectedExecutionException e) {
            throw new PasswordException.OverloadException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("unexpected failure of a hash", e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
