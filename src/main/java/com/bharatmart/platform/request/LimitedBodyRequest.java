package com.bharatmart.platform.request;

import com.bharatmart.platform.overload.DelegatingServletInputStream;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A request whose body is counted while it is read. */
final class LimitedBodyRequest extends HttpServletRequestWrapper {

    private final DataSize limit;
    private final BodyMemory memory;
    private @Nullable ServletInputStream stream;

    LimitedBodyRequest(HttpServletRequest request, DataSize limit, BodyMemory memory) {
        super(request);
        this.limit = limit;
        this.memory = memory;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new LimitedInputStream(super.getInputStream(), limit, memory);
        }
        return stream;
    }

    private static final class LimitedInputStream extends DelegatingServletInputStream {
        private final DataSize limit;
        private final BodyMemory memory;
        private long left;

        LimitedInputStream(ServletInputStream body, DataSize limit, BodyMemory memory) {
            super(body);
            this.limit = limit;
            this.memory = memory;
            this.left = limit.toBytes();
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new BodyTooLargeException(limit);
            }
            memory.reserve(limit.toBytes() - left);
        }
    }
}
