package com.bharatmart.platform.limit;

/**
 * A try at a secret, which is counted from before the secret is looked at, so that no crash makes it free. It stays
 * counted if the secret was wrong. If it was right, or if the try ends without that being known (too busy, database or
 * Redis away), exactly what it has taken is given back, and no earlier try is forgotten.
 */
public final class AuthenticationAttempt implements AutoCloseable {

    private final Runnable giveBack;
    private final Runnable remember;
    private boolean failed;

    AuthenticationAttempt(Runnable giveBack, Runnable remember) {
        this.giveBack = giveBack;
        this.remember = remember;
    }

    static AuthenticationAttempt uncounted() {
        return new AuthenticationAttempt(() -> {}, () -> {});
    }

    /** The secret was wrong. */
    public void failed() {
        failed = true;
    }

    /** The secret was right, and all that belongs to the login is done. */
    public void succeeded() {
        remember.run();
    }

    @Override
    public void close() {
        if (!failed) {
            giveBack.run();
        }
    }
}
