package com.bharatmart.notification;

import jakarta.mail.SendFailedException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Mail by SMTP. The mail library writes the low byte of each character of an address to the server, so that an address
 * outside of ASCII would become another one: none reaches it, whatever the caller has checked.
 */
final class SmtpMailClient implements MailClient {

    private static final Logger log = LoggerFactory.getLogger(SmtpMailClient.class);
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    private final JavaMailSender sender;
    private final String from;

    /** @throws IllegalArgumentException if the sender's address is not all visible ASCII */
    SmtpMailClient(JavaMailSender sender, String from) {
        if (!VISIBLE_ASCII.matcher(from).matches()) {
            throw new IllegalArgumentException(
                    "bharatmart.mail.from must be ASCII; a domain outside of it is written in its A-labels (xn--)");
        }
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void send(Mail mail) {
        if (!VISIBLE_ASCII.matcher(mail.to()).matches()) {
            log.error("A mail was dropped: its address is not ASCII, and the server would get another one");
            return;
        }
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        try {
            sender.send(message);
        } catch (MailSendException e) {
            if (e.getFailedMessages().values().stream().anyMatch(SmtpMailClient::isForGood)) {
                log.warn("A mail was dropped: the server does not take its address");
                return;
            }
            throw new DeliveryException(
                    "the mail server did not take a mail: " + e.getClass().getSimpleName());
        } catch (MailException e) {
            throw new DeliveryException(
                    "the mail server did not take a mail: " + e.getClass().getSimpleName());
        }
    }

    /** The server knows that there is no such address (RFC 5321, section 4.2.1: 5yz). */
    private static boolean isForGood(Exception e) {
        return e instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
