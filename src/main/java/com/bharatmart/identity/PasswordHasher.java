package com.bharatmart.identity;

import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.security.TokenGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Argon2id, a few at a time. Hashing is slow and large on purpose: on the threads of requests, a handful of logins would
 * take the processors and the heap from everybody else. The memory of those that run at the same time is reserved for
 * good, and one that waits holds only its secret: a flood of logins waits, or is answered 503.
 */
@Component
class PasswordHasher implements DisposableBean {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder encoder;
    private final ThreadPoolExecutor threads;
    private final Timer timer;
    private final Future<String> nobodys;

    PasswordHasher(PasswordProperties properties, TokenGenerator secrets, WorkingMemory memory, MeterRegistry meters) {
        memory.reserve("password hashes", DataSize.ofBytes(properties.memoryOfAll()));
        this.timer = Timer.builder("bharatmart.password.hashing")
                .description("Passwords and codes hashed, whether to keep them or to compare them")
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
        // Not waited for: the instance starts meanwhile.
        this.nobodys = threads.submit(() -> encoder.encode(secrets.next()));
    }

    /**
     * With a salt of its own.
     *
     * @throws LoginOverloadException if too many others are waiting
     */
    String hash(String secret) {
        return inTurn(() -> encoder.encode(secret));
    }

    /**
     * Takes the same work with a hash and without one, where the answer is no in any case.
     *
     * @throws LoginOverloadException if too many others are waiting
     */
    boolean matches(String secret, @Nullable String hash) {
        return inTurn(() -> encoder.matches(secret, hash == null ? nobodys.get() : hash)) && hash != null;
    }

    /** Whether a hash was made under weaker parameters than today's. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** A request that waits for its hash leaves its place among the requests at work to others. */
    private <T> T inTurn(Callable<T> work) {
        try {
            var hash = threads.submit(timer.wrap(work));
            return AdmissionPermit.releasedWhile(hash::get);
        } catch (RejectedExecutionException e) {
            throw new LoginOverloadException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("waiting fails in no other way", e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
