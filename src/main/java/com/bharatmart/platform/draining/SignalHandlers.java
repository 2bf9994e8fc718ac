package com.bharatmart.platform.draining;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the drain period on a second SIGTERM or SIGINT, which a JVM that is shutting down otherwise ignores. The only API for
 * it is {@code sun.misc.Signal} in the supported module {@code jdk.unsupported}. The compiler warning about that class cannot
 * be suppressed, hence the reflection.
 */
@Component
class SignalHandlers {

    private static final Logger log = LoggerFactory.getLogger(SignalHandlers.class);
    private static final List<String> NAMES = List.of("TERM", "INT");

    /** Added to the number of the signal for the exit status, as the JVM does. */
    private static final int EXIT_STATUS_BASE = 128;

    private final DrainLifecycle draining;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SignalHandlers(DrainLifecycle draining) {
        this.draining = draining;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var number = signal.getMethod("getNumber");
            var proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, method, given) -> {
                        if (method.getName().equals("handle")) {
                            stop((int) number.invoke(given[0]));
                        }
                        return null;
                    });
            var handle = signal.getMethod("handle", signal, handler);
            for (var name : NAMES) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            log.warn("This JVM does not support that a second signal ends the drain period: {}", e.toString());
        }
    }

    private void stop(int signal) {
        if (stopping.compareAndSet(false, true)) {
            Thread.ofPlatform().name("shutdown").start(() -> System.exit(EXIT_STATUS_BASE + signal));
        } else {
            draining.skipWait();
        }
    }
}
