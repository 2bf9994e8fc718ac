package com.bharatmart.razorpay;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The server: the API below {@code /v1}, and the control below {@code /_control} and in Java. It has one account. */
public final class RazorpayServer implements AutoCloseable {

    static {
        // Otherwise each response waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final long MINUTES_BETWEEN_REFUNDS = 1;

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RazorpayDatabase database;
    private final WebhookSender sender;
    private final Faults faults = new Faults();
    private final CallLog calls;
    private final ShopperControl shopper;
    private final GatewayControl gateway;
    private final WebhookControl webhooks;

    private RazorpayServer(HttpServer server, RazorpayDatabase database, WebhookRetries retries, Clock clock) {
        this.server = server;
        this.database = database;
        var jdbc = database.jdbc();
        var accounts = new AccountRepository(jdbc);
        var orders = new OrderRepository(jdbc);
        var payments = new PaymentRepository(jdbc);
        var refunds = new RefundRepository(jdbc);
        var codes = new QrCodeRepository(jdbc);
        var settlements = new SettlementRepository(jdbc);
        var deliveries = new WebhookRepository(jdbc);
        var events = new WebhookEvents(deliveries, clock);
        var paymentLifecycle = new PaymentLifecycle(orders, payments, codes, accounts, events, clock);
        var refundLifecycle = new RefundLifecycle(payments, refunds, accounts, events, clock);
        sender = new WebhookSender(deliveries, retries, clock);
        calls = new CallLog(jdbc);
        shopper = new ShopperControl(database, orders, payments, codes, paymentLifecycle, accounts, sender);
        gateway = new GatewayControl(
                database,
                accounts,
                orders,
                payments,
                refunds,
                codes,
                refundLifecycle,
                settlements,
                events,
                sender,
                clock);
        webhooks = new WebhookControl(database, deliveries, events, sender, clock);
        var router = new RequestRouter(
                ApiRoutes.of(
                        new OrderHandler(orders, payments, clock),
                        new PaymentHandler(payments, paymentLifecycle),
                        new RefundHandler(payments, refunds, refundLifecycle),
                        new QrCodeHandler(codes, payments, events, clock),
                        new SettlementHandler(settlements)),
                new ControlRoutes(shopper, gateway, webhooks, faults, calls).routes(),
                accounts,
                database,
                faults,
                calls,
                sender);
        server.createContext("/", router::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts a server that sends webhooks as soon as they are due, and refunds what is not captured in time.
     *
     * @param address port 0 for a free port
     * @param schema is created if it is missing; otherwise everything in it is still there
     */
    public static RazorpayServer start(
            InetSocketAddress address, DataSource database, String schema, WebhookRetries retries, Clock clock) {
        var started = startQuietly(address, database, schema, retries, clock);
        started.sender.start();
        var _ = started.timer.scheduleWithFixedDelay(
                started::refundUncaptured, 0, MINUTES_BETWEEN_REFUNDS, TimeUnit.MINUTES);
        return started;
    }

    /** Starts a server that sends webhooks only when {@link WebhookControl#sendDue} is called. */
    public static RazorpayServer startQuietly(
            InetSocketAddress address, DataSource database, String schema, WebhookRetries retries, Clock clock) {
        try {
            var server = HttpServer.create(address, 0);
            return new RazorpayServer(server, new RazorpayDatabase(database, schema), retries, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The Razorpay stand-in did not start", e);
        }
    }

    private void refundUncaptured() {
        try {
            gateway.refundUncaptured();
        } catch (RuntimeException e) {
            // The database may be away for a while.
            System.getLogger(getClass().getName())
                    .log(System.Logger.Level.WARNING, "payments that were not captured are not refunded", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** With the version, without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:%d/v1".formatted(port());
    }

    public ShopperControl shopper() {
        return shopper;
    }

    public GatewayControl gateway() {
        return gateway;
    }

    public WebhookControl webhooks() {
        return webhooks;
    }

    public Faults faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    @Override
    public void close() {
        faults.clear();
        timer.shutdownNow();
        sender.close();
        server.stop(0);
        threads.shutdown();
        database.close();
    }
}
