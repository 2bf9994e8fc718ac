package com.bharatmart.platform.overload;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A request body: while a read waits for the client, the permit of the request is released. */
final class PermitReleasingInputStream extends DelegatingServletInputStream {

    private final AdmissionPermit permit;

    PermitReleasingInputStream(ServletInputStream body, AdmissionPermit permit) {
        super(body);
        this.permit = permit;
    }

    @Override
    public int read() throws IOException {
        return readWithoutPermit(super::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return readWithoutPermit(() -> super.read(buffer, offset, length));
    }

    private int readWithoutPermit(Read read) throws IOException {
        if (available() > 0) {
            return read.read();
        }
        var start = System.nanoTime();
        permit.release();
        try {
            return read.read();
        } finally {
            permit.reacquire();
            permit.extend(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @FunctionalInterface
    private interface Read {
        int read() throws IOException;
    }
}
