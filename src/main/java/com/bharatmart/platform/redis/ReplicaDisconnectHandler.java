package com.bharatmart.platform.redis;

import io.lettuce.core.protocol.CompleteableCommand;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose server is not the primary, so that Lettuce looks for the primary again. A primary that becomes a
 * replica keeps its connections: without this they would stay there, where reads work and each write fails.
 *
 * <p>A connection is closed once, and not before it is as old as the interval: until the name or the Sentinels lead to the
 * new primary, each connection is replaced once in an interval, and reads go on meanwhile.
 */
final class ReplicaDisconnectHandler extends ChannelOutboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(ReplicaDisconnectHandler.class);

    private final Duration interval;
    private final long opened = System.nanoTime();
    private boolean closing;

    ReplicaDisconnectHandler(Duration interval) {
        this.interval = interval;
    }

    /** Sees each command, or several at once, before Lettuce encodes them. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof Collection<?> commands) {
            commands.forEach(command -> inspectResult(context, command));
        } else {
            inspectResult(context, message);
        }
        var _ = context.write(message, promise);
    }

    private void inspectResult(ChannelHandlerContext context, Object message) {
        if (message instanceof CompleteableCommand<?> command) {
            command.onComplete((_, failure) -> {
                if (failure != null
                        && RedisErrorCode.of(failure)
                                .filter(RedisErrorCode::isNotPrimary)
                                .isPresent()) {
                    context.executor().execute(() -> closeWhenDue(context, failure));
                }
            });
        }
    }

    private void closeWhenDue(ChannelHandlerContext context, Throwable failure) {
        if (closing) {
            return;
        }
        closing = true;
        var channel = context.channel();
        log.info("Redis at {} is not the primary, reconnecting: {}", channel.remoteAddress(), failure.getMessage());
        var age = System.nanoTime() - opened;
        Runnable close = () -> {
            var _ = channel.close();
        };
        var _ = context.executor().schedule(close, interval.toNanos() - age, TimeUnit.NANOSECONDS);
    }
}
