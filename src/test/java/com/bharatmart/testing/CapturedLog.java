package com.bharatmart.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Collects the log of all instances in this process while it is open. */
public final class CapturedLog implements AutoCloseable {

    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    public CapturedLog() {
        appender.setContext(root().getLoggerContext());
        appender.start();
        root().addAppender(appender);
    }

    /** The entries of threads that serve requests, with stack traces and MDC. */
    public List<String> ofRequests() {
        return texts(event -> event.getThreadName().startsWith("tomcat-handler")
                || event.getThreadName().startsWith("http-"));
    }

    /** All entries, with stack traces and MDC. */
    public List<String> all() {
        return texts(_ -> true);
    }

    private List<String> texts(Predicate<ILoggingEvent> filter) {
        return events.stream().filter(filter).map(CapturedLog::text).toList();
    }

    private static String text(ILoggingEvent event) {
        return "%s %s %s %s\n%s"
                .formatted(
                        event.getLevel(),
                        event.getLoggerName(),
                        event.getMDCPropertyMap(),
                        event.getFormattedMessage(),
                        ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
    }
}
