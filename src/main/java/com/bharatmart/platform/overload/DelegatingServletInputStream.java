package com.bharatmart.platform.overload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that does something of its own when it is read. */
public abstract class DelegatingServletInputStream extends ServletInputStream {

    private final ServletInputStream delegate;

    protected DelegatingServletInputStream(ServletInputStream delegate) {
        this.delegate = delegate;
    }

    @Override
    public int read() throws IOException {
        return delegate.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return delegate.read(buffer, offset, length);
    }

    @Override
    public final int available() throws IOException {
        return delegate.available();
    }

    @Override
    public final boolean isFinished() {
        return delegate.isFinished();
    }

    @Override
    public final boolean isReady() {
        return delegate.isReady();
    }

    @Override
    public final void setReadListener(ReadListener listener) {
        delegate.setReadListener(listener);
    }
}
