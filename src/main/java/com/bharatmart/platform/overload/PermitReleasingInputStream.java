package com.bharatmart.platform.overload;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A body, of which what has not come yet is waited for aside. */
final class PermitReleasingInputStream extends DelegatingServletInputStream {

    private final AdmissionPermit passage;

    PermitReleasingInputStream(ServletInputStream body, AdmissionPermit passage) {
        super(body);
        this.passage = passage;
    }

    @Override
    public int read() throws IOException {
        return reading(super::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return reading(() -> super.read(buffer, offset, length));
    }

    private int reading(Read read) throws IOException {
        if (available() > 0) {
            return read.read();
        }
        var start = System.nanoTime();
        passage.release();
        try {
            return read.read();
        } finally {
            passage.reacquire();
            passage.extend(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @FunctionalInterface
    private interface Read {
        int read() throws IOException;
    }
}
