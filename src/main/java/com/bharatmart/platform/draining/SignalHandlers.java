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
 * Lets a second SIGTERM or SIGINT hurry: once the JVM shuts down it ignores them, unless somebody else handles them.
 * {@code sun.misc.Signal} is the only way to, in the supported module {@code jdk.unsupported}; the compiler warns of
 * it in a way that cannot be turned off, hence the reflection.
 */
@Component
class SignalHandlers {

    private static final Logger log = LoggerFactory.getLogger(SignalHandlers.class);
    private static final List<String> NAMES = List.of("TERM", "INT");

    /** What the JVM itself adds to the number of a signal to make the exit status. */
    private static final int EXIT_STATUS = 128;

    private final DrainLifecycle draining;
    private final AtomicBoolean leaving = new AtomicBoolean();

    SignalHandlers(DrainLifecycle draining) {
        this.draining = draining;
    }

    @EventListener(ApplicationReadyEvent.class)
    void listen() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var number = signal.getMethod("getNumber");
            var proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, method, given) -> {
                        if (method.getName().equals("handle")) {
                            leave((int) number.invoke(given[0]));
                        }
                        return null;
                    });
            var handle = signal.getMethod("handle", signal, handler);
            for (var name : NAMES) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            log.warn("This JVM does not let a second signal hurry the shutdown: {}", e.toString());
        }
    }

    private void leave(int signal) {
        if (leaving.compareAndSet(false, true)) {
            Thread.ofPlatform().name("shutdown").start(() -> System.exit(EXIT_STATUS + signal));
        } else {
            draining.hurry();
        }
    }
}
