package com.bharatmart.cluster;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The mail server of the instances, in this JVM. It delivers nothing, and its mails can be read. */
public final class MailServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{32}\\b");

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    public static MailServer start() {
        var server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailServer(server);
    }

    public Map<String, String> properties() {
        return Map.of(
                "spring.mail.host",
                HOST,
                "spring.mail.port",
                String.valueOf(server.getSmtp().getPort()));
    }

    /** The token in a mail to this address; empty if no mail has arrived yet. */
    public Optional<String> token(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .flatMap(mail -> TOKEN.matcher(GreenMailUtil.getBody(mail)).results())
                .map(MatchResult::group)
                .findFirst();
    }

    /** The subjects of the mails to this address. */
    public List<String> subjects(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(MailServer::subject)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
