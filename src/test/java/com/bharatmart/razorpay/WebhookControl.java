package com.bharatmart.razorpay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The webhook: where it is, and how its events arrive. */
public final class WebhookControl {

    private final RazorpayDatabase database;
    private final WebhookRepository webhooks;
    private final WebhookEvents events;
    private final WebhookSender sender;
    private final Clock clock;

    WebhookControl(
            RazorpayDatabase database,
            WebhookRepository webhooks,
            WebhookEvents events,
            WebhookSender sender,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.events = events;
        this.sender = sender;
        this.clock = clock;
    }

    public Webhook webhook() {
        return webhooks.webhook();
    }

    /** Sends events from now on to this URL. Earlier ones are not sent. */
    public void sendTo(String url) {
        webhooks.changeUrl(url);
    }

    /** Signs events from now on with this secret; those that are waiting keep the old one. */
    public void changeSecret(String secret) {
        webhooks.changeSecret(secret);
    }

    /** Sends each event this number of times. */
    public void duplicate(int copies) {
        var now = webhooks.webhook();
        webhooks.changeTiming(copies, Duration.ofMillis(now.delayMs()), Duration.ofMillis(now.spreadMs()));
    }

    /** Sends each event after this time. */
    public void delay(Duration delay) {
        var now = webhooks.webhook();
        webhooks.changeTiming(now.copies(), delay, Duration.ofMillis(now.spreadMs()));
    }

    /** Sends each event after a random time of at most this, so that their order changes. */
    public void reorder(Duration spread) {
        var now = webhooks.webhook();
        webhooks.changeTiming(now.copies(), Duration.ofMillis(now.delayMs()), spread);
    }

    /** Keeps events from now on until they are released. */
    public void hold() {
        webhooks.changeHeld(true);
    }

    /** Sends the events that are kept, one after the other, and keeps no further ones. Returns their number. */
    public int release() {
        return release(false);
    }

    /** As {@link #release()}, but the newest first. */
    public int releaseReversed() {
        return release(true);
    }

    /** Events from now on, and those that are waiting, are lost. */
    public void disable() {
        webhooks.changeEnabled(false);
    }

    public void enable() {
        webhooks.changeEnabled(true);
    }

    /** Sends everything that is due now and waits for the answers. Returns the number of attempts. */
    public int sendDue() {
        return sender.sendDue();
    }

    /** Sends an event again. */
    public void resend(String eventId) {
        database.inTransaction(() -> events.send(eventId, clock.millis()));
        sender.wake();
    }

    /** An event as the gateway sends it. */
    public record Message(long number, String eventId, String name, String body, String signature) {}

    /** All events with a higher number, the oldest first, for a test that delivers them by itself. */
    public List<Message> eventsAfter(long number) {
        var secret = webhooks.webhook().secret();
        return webhooks.after(number).stream()
                .map(event -> new Message(
                        event.number(),
                        event.id(),
                        event.name(),
                        event.body(),
                        Signer.sign(event.body().getBytes(StandardCharsets.UTF_8), secret)))
                .toList();
    }

    /** The names of all events, the oldest first. */
    public List<String> events() {
        return webhooks.names();
    }

    public List<String> eventIds() {
        return webhooks.eventIds();
    }

    /** The number of deliveries that wait, held ones included. */
    public int pending() {
        return webhooks.count("pending");
    }

    public int delivered() {
        return webhooks.count("delivered");
    }

    /** The number of deliveries that were given up. */
    public int abandoned() {
        return webhooks.count("abandoned");
    }

    private int release(boolean reversed) {
        webhooks.changeHeld(false);
        var held = webhooks.held();
        sender.sendInOrder(reversed ? held.reversed() : held);
        return held.size();
    }
}
