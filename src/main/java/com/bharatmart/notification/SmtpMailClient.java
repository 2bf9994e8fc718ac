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
 * Sends mail by SMTP. The mail library writes only the low byte of each character of an address, which would turn an
 * address outside of ASCII into another one: such a mail is dropped.
 */
final class SmtpMailClient implements MailClient {

    private static final Logger log = LoggerFactory.getLogger(SmtpMailClient.class);
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    private final JavaMailSender sender;
    private final String from;

    /** Throws {@link IllegalArgumentException} if the address of the sender contains anything but visible ASCII. */
    SmtpMailClient(JavaMailSender sender, String from) {
        if (!VISIBLE_ASCII.matcher(from).matches()) {
            throw new IllegalArgumentException(
                    "bharatmart.mail.from must be ASCII; write an internationalized domain with A-labels (xn--)");
        }
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void send(Mail mail) {
        if (!VISIBLE_ASCII.matcher(mail.to()).matches()) {
            log.error("A mail was dropped: its address is not ASCII, and would reach the server as another address");
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
            if (e.getFailedMessages().values().stream().anyMatch(SmtpMailClient::isPermanent)) {
                log.warn("A mail was dropped: the server rejects its address");
                return;
            }
            throw new DeliveryException(
                    "the mail server did not take a mail: " + e.getClass().getSimpleName());
        } catch (MailException e) {
            throw new DeliveryException(
                    "the mail server did not take a mail: " + e.getClass().getSimpleName());
        }
    }

    /** The server rejects the address permanently (RFC 5321, section 4.2.1: 5yz). */
    private static boolean isPermanent(Exception e) {
        return e instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
