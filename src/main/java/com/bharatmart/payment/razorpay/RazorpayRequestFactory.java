package com.bharatmart.payment.razorpay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends requests with the JDK's client, reads each response completely, and limits its size. The timeout counts from the
 * start of a request to the last byte of its response: a response that arrives byte by byte does not prolong it. Spring's
 * factory for the JDK's client has no limit of the size, and its timeout is the same for all requests.
 */
final class RazorpayRequestFactory implements ClientHttpRequestFactory, AutoCloseable {

    /** When the current call must have ended, as {@link System#nanoTime}. */
    static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    private static final String JDK_ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    private static final int MAX_RESPONSE_BYTES = 2 * 1024 * 1024;

    /** The JDK's client sets them itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client;
    private final Duration timeout;

    RazorpayRequestFactory(Duration connectTimeout, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.timeout = timeout;
    }

    /**
     * The JDK's client sends a GET a second time by itself if the connection ends before the response. That would be a call
     * outside of the retry budget. The limit is one of the process, and the JDK reads it at the first request.
     */
    static void disableRetriesOfJdk() {
        if (System.getProperty(JDK_ATTEMPTS) == null) {
            System.setProperty(JDK_ATTEMPTS, "1");
        }
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Request(uri, method);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private ClientHttpResponse send(HttpRequest request) throws IOException {
        var left = DEADLINE.isBound() ? DEADLINE.get() - System.nanoTime() : Long.MAX_VALUE;
        var response = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_RESPONSE_BYTES));
        try {
            return new Response(response.get(Math.min(left, timeout.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            response.cancel(true);
            throw new HttpTimeoutException("no complete response in time");
        } catch (InterruptedException _) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private final class Request extends AbstractClientHttpRequest {
        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var request = HttpRequest.newBuilder(uri);
            if (method.equals(HttpMethod.GET)) {
                request.GET();
            } else {
                request.method(method.name(), HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            }
            headers.forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            return send(request.build());
        }
    }

    private record Response(HttpResponse<byte[]> response) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(response.statusCode());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            response.headers().map().forEach(headers::addAll);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(response.body());
        }

        @Override
        public void close() {}
    }
}
