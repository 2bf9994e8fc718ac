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

/** What is logged while this is open, at the levels of the tests, by every instance in this process. */
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

    /** What was logged so far on threads that serve requests, each entry with its stack trace and its context. */
    public List<String> ofRequests() {
        return texts(event -> event.getThreadName().startsWith("tomcat-handler")
                || event.getThreadName().startsWith("http-"));
    }

    /** All that was logged so far, each entry with its stack trace and its context. */
    public List<String> all() {
        return texts(_ -> true);
    }

    private List<String> texts(Predicate<ILoggingEvent> which) {
        return events.stream().filter(which).map(CapturedLog::text).toList();
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
