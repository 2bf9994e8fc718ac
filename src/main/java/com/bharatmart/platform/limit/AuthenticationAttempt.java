package com.bharatmart.platform.limit;

/**
 * An attempt at a secret. It counts from before the secret is checked, so that a crash does not make it free, and stays
 * counted if the secret was wrong. If the secret was right, or if the attempt ends without a result (overload, no
 * database, no Redis), closing it gives back exactly the tokens that it took; earlier attempts stay counted.
 */
public final class AuthenticationAttempt implements AutoCloseable {

    private final Runnable giveBack;
    private final Runnable onSuccess;
    private boolean failed;

    AuthenticationAttempt(Runnable giveBack, Runnable onSuccess) {
        this.giveBack = giveBack;
        this.onSuccess = onSuccess;
    }

    static AuthenticationAttempt uncounted() {
        return new AuthenticationAttempt(() -> {}, () -> {});
    }

    /** The secret was wrong. */
    public void failed() {
        failed = true;
    }

    /** The secret was right, and the login is complete. */
    public void succeeded() {
        onSuccess.run();
    }

    @Override
    public void close() {
        if (!failed) {
            giveBack.run();
        }
    }
}
