package com.bharatmart.platform.request;

import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long, by what they announce and by what they turn out to be, and compressed ones, which
 * could be long once unpacked. A body that turns out to be long takes memory from {@link WorkingMemory} as it comes,
 * and has to come to its end soon.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize usual;
    private final List<BodyLimit> exceptions;
    private final WorkingMemory.Share memory;
    private final Duration timeout;
    private final ProblemWriter problems;

    BodyLimitFilter(RequestProperties properties, List<BodyLimit> exceptions, WorkingMemory memory, ProblemWriter problems) {
        this.usual = properties.maxBody();
        this.exceptions = exceptions;
        this.memory = memory.share("bodies", properties.bodyMemory());
        this.timeout = properties.bodyTimeout();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request);
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(request, response, new BodyTooLargeException(limit).problem());
        } else {
            pass(request, response, chain, limit);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, DataSize limit)
            throws ServletException, IOException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        // Routes with a limit of their own write what comes somewhere else, piece by piece.
        try (var held = new BodyMemory(limit.equals(usual) ? memory : null, timeout)) {
            chain.doFilter(new LimitedRequest(request, limit, held), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        problems.write(
                request,
                response,
                Problem.of(status, "unsupported_media_type", "A body may not be compressed, see Accept-Encoding."));
    }

    private DataSize limit(HttpServletRequest request) {
        return exceptions.stream()
                .filter(one ->
                        one.method().equals(request.getMethod()) && one.path().equals(request.getRequestURI()))
                .map(BodyLimit::limit)
                .findFirst()
                .orElse(usual);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() != 0;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final DataSize limit;
        private final BodyMemory memory;
        private @Nullable ServletInputStream stream;

        LimitedRequest(HttpServletRequest request, DataSize limit, BodyMemory memory) {
            super(request);
            this.limit = limit;
            this.memory = memory;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new LimitedStream(super.getInputStream(), limit, memory);
            }
            return stream;
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final DataSize limit;
        private final BodyMemory memory;
        private long left;

        LimitedStream(ServletInputStream body, DataSize limit, BodyMemory memory) {
            this.body = body;
            this.limit = limit;
            this.memory = memory;
            this.left = limit.toBytes();
        }

        @Override
        public int read() throws IOException {
            var read = body.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = body.read(buffer, offset, length);
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
            memory.hold(limit.toBytes() - left);
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
